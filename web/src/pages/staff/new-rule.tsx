import { useDocumentTitle } from '@mantine/hooks';
import { useLocation, useNavigate } from 'react-router';
import type { RuleBody } from '../../../../src/contract/rules.js';
import { RuleForm } from './rule-form.js';
import { NEW_RULE, valuesOf } from './rule-values.js';

/** A rule that is not there yet, or that decisions have proposed. */
export function NewRule() {
  useDocumentTitle('Draft a rule · Segue');
  const navigate = useNavigate();
  const proposed = (useLocation().state as { readonly rule: RuleBody } | null)?.rule;
  return (
    <div className="page stack" style={{ '--gap': '24px', maxWidth: 720 } as object}>
      <header>
        <h1>Draft a rule</h1>
        <p className="quiet">It decides nothing until somebody else has published it.</p>
      </header>
      <RuleForm
        base={null}
        start={proposed === undefined ? NEW_RULE : valuesOf(proposed)}
        onSaved={({ id }) => void navigate(`/staff/rules/${encodeURIComponent(id)}`)}
      />
    </div>
  );
}
