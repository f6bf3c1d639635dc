import { Button, Checkbox } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account, Role } from '../../../../src/contract/accounts.js';
import { call, get } from '../../api.js';
import { AskReason } from '../../parts/ask-reason.js';
import { Pending } from '../../parts/loading.js';
import table from '../../parts/table.module.css';

const ROLES: readonly Role[] = [
  'applicant',
  'evaluator',
  'faculty-reviewer',
  'registrar',
  'advisor',
  'admin',
];

/** Every account with its roles. */
export function Accounts() {
  useDocumentTitle('Accounts · Segue');
  const [edited, edit] = useState<Account | null>(null);
  const { data, error } = useQuery({
    queryKey: ['accounts'],
    queryFn: () => get<{ accounts: Account[] }>('/admin/accounts'),
  });
  if (data === undefined) return <Pending what="the accounts" error={error} />;
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <h1>Accounts</h1>
      <div className={table['scroll']} tabIndex={0} role="region" aria-label="Accounts">
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">E-mail address</th>
              <th scope="col">Roles</th>
              <th scope="col">
                <span className="unseen">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.accounts.map((account) => (
              <tr key={account.id}>
                <td data-label="Name">{account.name}</td>
                <td data-label="E-mail address">
                  <div>
                    {account.email}
                    {!account.verified && <div className="quiet small">not confirmed</div>}
                  </div>
                </td>
                <td data-label="Roles">{account.roles.join(', ')}</td>
                <td>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={`Change roles of ${account.name}`}
                    onClick={() => edit(account)}
                  >
                    Change roles
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {edited !== null && <RolesForm account={edited} onClose={() => edit(null)} />}
    </div>
  );
}

function RolesForm({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [roles, setRoles] = useState<string[]>(account.roles);
  const save = useMutation({
    mutationFn: (reason: string) =>
      call<void>('PUT', `/admin/accounts/${account.id}/roles`, { roles, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      onClose();
    },
  });
  return (
    <AskReason
      title={`Roles of ${account.name}`}
      confirm="Set the roles"
      isOpen
      isBusy={save.isPending}
      error={save.error}
      onClose={onClose}
      onConfirm={save.mutate}
    >
      <Checkbox.Group label="Roles" value={roles} onChange={setRoles}>
        <div className="stack" style={{ '--gap': '8px', marginTop: 6 } as object}>
          {ROLES.map((role) => (
            <Checkbox key={role} value={role} label={role} />
          ))}
        </div>
      </Checkbox.Group>
      <p className="quiet small">
        The account is signed out everywhere and has the new roles at its next sign-in.
      </p>
    </AskReason>
  );
}
