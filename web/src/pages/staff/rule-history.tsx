import type { RuleHistory, RuleVersionView } from '../../../../src/contract/rules.js';
import { windowText } from '../../parts/rule-words.js';
import { dateText, timeText } from '../../words.js';

/** Every version of a rule, the newest first, and every time that it was out of use. */
export function RulePast({ versions, suspensions }: Pick<RuleHistory, 'versions' | 'suspensions'>) {
  return (
    <>
      <section className="stack">
        <h2>Versions</h2>
        <ol className="stack" reversed style={{ margin: 0 }}>
          {versions.map((version) => (
            <li key={version.version} value={version.version}>
              <VersionText version={version} />
            </li>
          ))}
        </ol>
      </section>
      {suspensions.length > 0 && (
        <section className="stack">
          <h2>Times out of use</h2>
          <ul className="stack" style={{ margin: 0 }}>
            {suspensions.map((each) => (
              <li key={each.at}>
                <SuspensionText suspension={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function VersionText({ version }: { readonly version: RuleVersionView }) {
  const { gives, reason, draftedBy, draftedAt, ended, withdrawn } = version;
  const last = ended === null ? '' : ` Last day ${dateText(ended.on)}.`;
  return (
    <>
      <div>
        {gives}, {windowText(version.rule.when.taken)}.{last} {reason}
      </div>
      <div className="quiet small">
        Drafted by {draftedBy}, {timeText(draftedAt)}. {publicationText(version)}
      </div>
      {withdrawn !== null && (
        <div className="small">
          Taken away by {withdrawn.by}, {timeText(withdrawn.at)}: {withdrawn.reason}
        </div>
      )}
    </>
  );
}

function publicationText({
  version,
  publishedBy,
  publishedAt,
  deciding,
  standing,
  withdrawn,
}: RuleVersionView): string {
  if (publishedAt === null) return withdrawn === null ? 'Not published.' : 'Never published.';
  const decides =
    deciding?.version === version && standing !== 'suspended' ? ' It is the one that decides.' : '';
  return `Published by ${publishedBy}, ${timeText(publishedAt)}.${decides}`;
}

function SuspensionText({ suspension }: { readonly suspension: RuleHistory['suspensions'][number] }) {
  const { version, by, at, reason, resumed } = suspension;
  return (
    <>
      <div>
        Suspended by {by}, {timeText(at)}: {reason}
      </div>
      <div className={resumed === null ? 'quiet small' : undefined}>
        {resumed === null
          ? 'Not put back in use yet.'
          : `Put back in use by ${resumed.by}, ${timeText(resumed.at)}: ${resumed.reason}`}
      </div>
      <div className="quiet small">Version {version} decided then.</div>
    </>
  );
}
