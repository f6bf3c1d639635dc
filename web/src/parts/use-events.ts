import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Asks again for what belongs to an application whenever the server says that something changed. */
export function useEvents(application: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const events = new EventSource(`/api/applications/${application}/events`);
    const refresh = () => void queries.invalidateQueries({ queryKey: ['application', application] });
    events.addEventListener('change', refresh);
    // The browser connects again by itself; what was missed meanwhile is asked for once.
    events.addEventListener('open', refresh);
    return () => events.close();
  }, [application, queries]);
}
