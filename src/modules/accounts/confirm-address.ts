import { listAccounts, markVerified } from '../../store/account.store.js';
import { appendAudit } from '../../store/audit.store.js';
import type { Tx } from '../../store/database.js';
import { requestMail } from '../../store/mail.store.js';

/** A link from a letter was opened, so the address is right. The first time, a consultation is offered. */
export async function confirmAddress(tx: Tx, account: string): Promise<void> {
  if (!(await markVerified(tx, account))) return;
  const advisor = (await listAccounts(tx)).find(({ roles }) => roles.includes('advisor'))?.name;
  await requestMail(tx, {
    account,
    kind: 'book-consultation',
    facts: { advisor: advisor ?? 'an advisor' },
    key: `book-consultation-${account}`,
  });
  await appendAudit(tx, {
    actorId: account,
    actor: 'applicant',
    action: 'account.verified',
    applicationId: null,
    subject: account,
  });
}
