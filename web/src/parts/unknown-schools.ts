import { queryOptions } from '@tanstack/react-query';
import type { UnknownSchools } from '../../../src/contract/institutions.js';
import { get } from '../api.js';

/** The printed names that wait for a person to say whose they are. */
export const unknownSchools = queryOptions({
  queryKey: ['unknown-schools'],
  queryFn: () => get<UnknownSchools>('/staff/unknown-schools'),
});
