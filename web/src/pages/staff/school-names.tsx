import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schools } from '../../../../src/contract/institutions.js';
import { post } from '../../api.js';
import { AskReason } from '../../parts/ask-reason.js';
import { has, useAccount } from '../../session.js';
import { dateText } from '../../words.js';

type School = Schools['schools'][number];

/** Says once what came of a change to a school, and asks anew for all that it may have changed. */
export function useToldSchools(): (message: string) => Promise<void> {
  const client = useQueryClient();
  return async (message) => {
    notifications.show({ color: 'var(--counts)', message });
    await client.invalidateQueries({ queryKey: ['schools'] });
    await client.invalidateQueries({ queryKey: ['unknown-schools'] });
  };
}

interface AddNameProps {
  readonly school: School;
  /** The printed name that waits for its school; null where none is being named. */
  readonly printed: string | null;
  readonly onNamed: () => void;
}

/** The registrar says that a printed name is this school's, once for all papers. */
export function AddName({ school, printed, onNamed }: AddNameProps) {
  const account = useAccount();
  const tell = useToldSchools();
  const [isOpen, setOpen] = useState(false);
  const [alias, setAlias] = useState('');
  const adding = useMutation({
    mutationFn: (reason: string) => post(`/staff/institutions/${school.unitid}/aliases`, { alias, reason }),
    onSuccess: async () => {
      setOpen(false);
      onNamed();
      await tell(`“${alias}” means ${school.name} from now on. The cases that waited are evaluated again.`);
    },
  });
  if (!account || !has(account, 'registrar')) return null;
  const open = () => {
    setAlias(printed ?? '');
    adding.reset();
    setOpen(true);
  };
  return (
    <>
      <Button
        variant="default"
        style={{ alignSelf: 'start', height: 'auto', minHeight: 36, whiteSpace: 'normal' }}
        styles={{ label: { whiteSpace: 'normal' } }}
        onClick={open}
      >
        {printed === null ? `Add a name for ${school.name}` : `“${printed}” is ${school.name}`}
      </Button>
      <AskReason
        title={`A name that ${school.name} prints`}
        confirm="Keep this name"
        isOpen={isOpen}
        isBusy={adding.isPending}
        error={adding.error}
        onClose={() => setOpen(false)}
        onConfirm={(reason) => adding.mutate(reason)}
      >
        <p>
          Papers with this name are taken for this school from now on. Cases that waited are evaluated again.
        </p>
        <TextInput
          label="Name as printed"
          required
          maxLength={200}
          value={alias}
          onChange={(event) => setAlias(event.currentTarget.value)}
        />
      </AskReason>
    </>
  );
}

/** The names that staff have kept for a school: who said so and why, and the way back. */
export function KeptNames({ school }: { readonly school: School }) {
  const account = useAccount();
  const tell = useToldSchools();
  const [alias, setAlias] = useState<string | null>(null);
  const taking = useMutation({
    mutationFn: (reason: string) =>
      post(`/staff/institutions/${school.unitid}/aliases/withdrawal`, { alias, reason }),
    onSuccess: async () => {
      setAlias(null);
      await tell(
        `“${alias}” no longer means ${school.name}. Open cases that rested on it are evaluated again.`,
      );
    },
  });
  if (school.keptNames.length === 0) return null;
  return (
    <div className="stack" style={{ '--gap': '4px' } as object}>
      <h3>Names kept by staff</h3>
      <ul className="stack" style={{ '--gap': '4px', listStyle: 'none', padding: 0, margin: 0 } as object}>
        {school.keptNames.map((each) => (
          <li key={each.alias} className="row" style={{ '--gap': '8px' } as object}>
            <span>
              {each.alias}{' '}
              <span className="quiet small">
                {each.by}, {dateText(each.at)}: {each.reason}
              </span>
            </span>
            {has(account, 'registrar') && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Take back the name ${each.alias}`}
                onClick={() => setAlias(each.alias)}
              >
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AskReason
        title={`Take back a name of ${school.name}`}
        confirm="Take it back"
        isOpen={alias !== null}
        isBusy={taking.isPending}
        error={taking.error}
        onClose={() => setAlias(null)}
        onConfirm={(reason) => taking.mutate(reason)}
      >
        <p>
          “{alias}” is no longer a name of this school. Open cases that have the school by this name alone are
          evaluated again and wait for a person; approved ones stay as they are.
        </p>
      </AskReason>
    </div>
  );
}
