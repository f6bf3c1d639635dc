import {
  IconAlertTriangle,
  IconCertificateOff,
  IconFileCode,
  IconHistory,
  IconRosetteDiscountCheck,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DocumentFactsShape } from '../../../../src/contract/transcript.js';
import { Facts } from '../../parts/facts.js';
import { dateText, plural, timeText } from '../../words.js';
import classes from './reading.module.css';

type Signature = DocumentFactsShape['signatures'][number];

/** What the file says about its own making. None of it proves anything; a person weighs it. */
export function AboutFile({ facts }: { readonly facts: DocumentFactsShape }) {
  const { producer, creator, created, modified, revisions, script, signatures } = facts;
  return (
    <details className={classes['fold']}>
      <summary>
        <strong>About this file</strong>
        <span className={classes['signs']}>
          <SignatureSign signatures={signatures} />
          {revisions > 1 && (
            <Sign tone="waiting" icon={<IconHistory size={16} aria-hidden />}>
              Saved {plural(revisions, 'time')}
            </Sign>
          )}
          {script && (
            <Sign tone="waiting" icon={<IconFileCode size={16} aria-hidden />}>
              Carries a program
            </Sign>
          )}
        </span>
      </summary>
      <div className={`${classes['facts']} small`}>
        {signatures.map((signature, at) => (
          <p key={at}>{signatureText(signature)}</p>
        ))}
        {script && <p>It carries a program that was not run.</p>}
        <Facts
          facts={{
            'Made by': producer ?? creator ?? 'a program that does not say',
            For: producer === null || producer === creator ? null : creator,
            Created: momentText(created),
            'Last changed': modified === created ? null : momentText(modified),
            Saved: revisions === 1 ? 'once' : `${revisions} times, each behind what stood there before`,
          }}
        />
      </div>
    </details>
  );
}

interface SignProps {
  readonly tone: 'counts' | 'waiting' | 'quiet';
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Sign({ tone, icon, children }: SignProps) {
  return (
    <span className={`${classes['sign']} small`} style={{ color: `var(--${tone})` }}>
      {icon}
      <span>{children}</span>
    </span>
  );
}

/** One that is not verified outweighs any that are. */
function SignatureSign({ signatures }: Pick<DocumentFactsShape, 'signatures'>) {
  if (signatures.length === 0) {
    return (
      <Sign tone="quiet" icon={<IconCertificateOff size={16} aria-hidden />}>
        Not signed
      </Sign>
    );
  }
  return signatures.every(({ state }) => state === 'signature-verified') ? (
    <Sign tone="counts" icon={<IconRosetteDiscountCheck size={16} aria-hidden />}>
      Signature verified
    </Sign>
  ) : (
    <Sign tone="waiting" icon={<IconAlertTriangle size={16} aria-hidden />}>
      Signature not verified
    </Sign>
  );
}

function signatureText({ signer, at, state, reason }: Signature): string {
  const when = momentText(at);
  const who = `Signed by ${signer ?? 'somebody without a name'}${when === null ? '' : `, ${when}`}`;
  return `${who}. ${state === 'signature-verified' ? 'Verified' : 'Not verified'}: ${reason}`;
}

/** A file may name a day that no calendar has; then its own words stand. */
function momentText(iso: string | null): string | null {
  if (iso === null || Number.isNaN(Date.parse(iso))) return iso;
  return iso.length === 10 ? dateText(iso) : timeText(iso);
}
