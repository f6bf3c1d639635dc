import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  RuleEnding,
  RuleHistory,
  RuleSuspension,
  RuleVersionView,
} from '../../../../src/contract/rules.js';
import { post } from '../../api.js';
import { AskReason } from '../../parts/ask-reason.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { has, useAccount } from '../../session.js';
import { isEnd } from '../../parts/rule-words.js';
import { timeText } from '../../words.js';
import { RuleForm } from './rule-form.js';
import { valuesOf } from './rule-values.js';
import { TakeAway } from './take-away.js';

interface RuleActionsProps {
  readonly newest: RuleVersionView;
  readonly path: string;
  readonly suspension: RuleHistory['suspension'];
}

/** What a person may do with a rule. */
export function RuleActions({ newest, path, suspension }: RuleActionsProps) {
  const account = useAccount();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'change' | 'end' | 'suspension' | 'resumption' | null>(null);
  const close = () => setOpen(null);
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['rule', newest.id] });
    await queries.invalidateQueries({ queryKey: ['rules'] });
    close();
  };
  const publish = useMutation({
    mutationFn: () => post(`${path}/versions/${newest.version}/publication`),
    onSuccess: done,
  });
  if (!has(account, 'evaluator', 'registrar')) return null;
  const isDraft = newest.state === 'draft';
  const mayStop = has(account, 'registrar') && newest.standing !== null;
  return (
    <div className="stack" style={{ '--gap': '8px' } as object}>
      <div className="row">
        {newest.mayPublish && has(account, 'registrar') && (
          <Button loading={publish.isPending} onClick={() => publish.mutate()}>
            {isEnd(newest) ? 'Publish the end' : 'Publish this version'}
          </Button>
        )}
        <Button variant="default" onClick={() => setOpen('change')}>
          Change
        </Button>
        {!isDraft && newest.ended === null && (
          <Button variant="default" onClick={() => setOpen('end')}>
            End
          </Button>
        )}
        {newest.mayWithdraw && (
          <TakeAway
            path={`${path}/versions/${newest.version}`}
            label={isEnd(newest) ? 'Take this end away' : 'Take this draft away'}
          >
            <p>
              {newest.deciding === null
                ? 'Nobody has published this rule: it leaves the list.'
                : `Version ${newest.deciding.version} stays published as it is.`}{' '}
              The record keeps that it was drafted, and why it was taken away.
            </p>
          </TakeAway>
        )}
        {mayStop && suspension === null && (
          <Button variant="default" onClick={() => setOpen('suspension')}>
            Suspend
          </Button>
        )}
        {mayStop && suspension?.mayResume === true && (
          <Button variant="default" onClick={() => setOpen('resumption')}>
            Put back in use
          </Button>
        )}
      </div>
      {isDraft && !newest.mayPublish && <p className="quiet small">Somebody else must publish it.</p>}
      <ProblemNote error={publish.error} />
      <Modal opened={open === 'change'} onClose={close} title="The next version" size="lg">
        <RuleForm base={newest} start={valuesOf(newest.rule)} onSaved={() => void done()} />
      </Modal>
      {open === 'end' && <EndForm newest={newest} path={path} onClose={close} onSaved={done} />}
      {(open === 'suspension' || open === 'resumption') && (
        <BrakeForm act={open} path={path} onClose={close} onSaved={done} />
      )}
    </div>
  );
}

/** Says that the rule is out of use, since when, and why. */
export function SuspensionNote({ suspension }: Pick<RuleActionsProps, 'suspension'>) {
  if (suspension === null) return null;
  const { since, by, reason, mayResume } = suspension;
  return (
    <Note tone="warning" title={`Suspended by ${by}, ${timeText(since)}`}>
      {reason}
      <div className="small">
        No evaluation goes by it.{' '}
        {mayResume ? 'A registrar may put it back in use.' : 'Another registrar may put it back in use.'}
      </div>
    </Note>
  );
}

const BRAKE_TEXTS = {
  suspension: {
    title: 'Suspend this rule',
    confirm: 'Suspend it now',
    said:
      'From now on no evaluation goes by it, and open cases that it decides are evaluated again. ' +
      'It is not ended: another registrar may put it back in use.',
  },
  resumption: {
    title: 'Put this rule back in use',
    confirm: 'Put it back in use',
    said: 'From now on evaluations go by it again, and open cases that it changes are evaluated again.',
  },
} as const;

interface BrakeFormProps {
  readonly act: keyof typeof BRAKE_TEXTS;
  readonly path: string;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

function BrakeForm({ act, path, onClose, onSaved }: BrakeFormProps) {
  const { title, confirm, said } = BRAKE_TEXTS[act];
  const change = useMutation({
    mutationFn: (reason: string) => post(`${path}/${act}`, { reason } satisfies RuleSuspension),
    onSuccess: onSaved,
  });
  return (
    <AskReason
      title={title}
      confirm={confirm}
      isOpen
      isBusy={change.isPending}
      error={change.error}
      onClose={onClose}
      onConfirm={change.mutate}
    >
      <p>{said}</p>
    </AskReason>
  );
}

interface EndFormProps {
  readonly newest: RuleVersionView;
  readonly path: string;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

function EndForm({ newest, path, onClose, onSaved }: EndFormProps) {
  const [on, setOn] = useState(() => new Date().toISOString().slice(0, 10));
  const end = useMutation({
    mutationFn: (reason: string) =>
      post(`${path}/end`, { basedOn: newest.version, on, reason } satisfies RuleEnding),
    onSuccess: onSaved,
  });
  return (
    <AskReason
      title="End this rule"
      confirm="Save the end as a draft"
      isOpen
      isBusy={end.isPending}
      error={end.error}
      onClose={onClose}
      onConfirm={end.mutate}
    >
      <TextInput
        type="date"
        label="Last day"
        required
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      <p className="quiet small">
        It goes on holding for terms that had begun by then. The end holds once somebody else has published
        it.
      </p>
    </AskReason>
  );
}
