import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import type { ApplicationView } from '../../../../src/contract/applications.js';
import type { ListedCredential } from '../../../../src/contract/credentials.js';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import type { ListedOverride } from '../../../../src/contract/overrides.js';
import type { Bar } from '../../../../src/contract/score.js';
import { HistoryList } from '../../parts/history-list.js';
import { Score } from '../../parts/score.js';
import { SlotDrawer } from '../../parts/slot-drawer.js';
import { WhatIf } from '../../parts/what-if.js';
import { has, useAccount } from '../../session.js';
import { AboutStudent } from './about-student.js';
import { Credentials } from './credentials.js';
import { OverrideItems } from './override-list.js';
import { ProgramWarnings } from './program-warnings.js';
import { WaiveSlot } from './waive.js';

/** Which of them is open. */
export type Opened = 'score' | 'what-if' | 'history' | 'overrides' | 'degrees' | 'student' | null;

export interface DeskDrawersProps {
  readonly application: ApplicationView;
  readonly given: EvaluationCase;
  /** The line that is lit. */
  readonly current: string | null;
  /** May this person depart from the rules? */
  readonly mayOverride: boolean;
  readonly onLine: (line: string) => void;
  readonly overrides: readonly ListedOverride[];
  /** Degrees earned elsewhere. */
  readonly credentials: readonly ListedCredential[];
  readonly isOpen: Opened;
  readonly onClose: () => void;
}

const WIDE = 'min(1080px, 100%)';
const NARROW = 'min(560px, 100%)';

/** What is opened over the desk about the whole case. */
export function DeskDrawers({ isOpen, onClose, overrides, credentials, ...props }: DeskDrawersProps) {
  const { application, given } = props;
  const account = useAccount();
  const drawer = (name: Opened) => ({ opened: isOpen === name, onClose, position: 'right' as const });
  return (
    <>
      <Degree {...props} isOpen={isOpen === 'score'} onClose={onClose} />
      <Drawer {...drawer('what-if')} size={WIDE} title="What if …">
        <WhatIf key={given.id} application={application.id} evaluation={given.id} isStaff />
      </Drawer>
      <Drawer {...drawer('history')} size={NARROW} title="Who did what">
        <HistoryList application={application.id} />
      </Drawer>
      <Drawer {...drawer('overrides')} size={NARROW} title="Overrides of this case">
        <OverrideItems
          given={given}
          overrides={overrides}
          mayUndo={given.state === 'completed' && has(account, 'registrar')}
          unfit={application.failure?.override ?? null}
        />
      </Drawer>
      <Drawer {...drawer('degrees')} size={NARROW} title="Degrees earned elsewhere">
        <Credentials given={given} credentials={credentials} mayState={props.mayOverride} />
      </Drawer>
      <Drawer {...drawer('student')} size={NARROW} title="About the student">
        <AboutStudent given={given} mayState={props.mayOverride} />
      </Drawer>
    </>
  );
}

interface DegreeProps extends Omit<DeskDrawersProps, 'overrides' | 'credentials' | 'isOpen'> {
  readonly isOpen: boolean;
}

/** The degree as a score; a bar leads to its line, or to what its place asks for. */
function Degree({ given, current, mayOverride, onLine, isOpen, onClose }: DegreeProps) {
  const [slot, setSlot] = useState<string | null>(null);
  const [waiving, setWaiving] = useState<string | null>(null);
  const show = ({ slot: place, lines: [line] }: Bar) => {
    if (line === undefined) return setSlot(place);
    onClose();
    onLine(line);
  };
  return (
    <>
      <Drawer
        opened={isOpen && slot === null && waiving === null}
        onClose={onClose}
        position="right"
        size={WIDE}
        title="The degree"
      >
        <div className="stack" style={{ '--gap': '24px' } as object}>
          <ProgramWarnings warnings={given.program.warnings} />
          <Score given={given} current={current} onBar={show} />
        </div>
      </Drawer>
      <SlotDrawer given={given} slot={slot} onClose={() => setSlot(null)}>
        {mayOverride && (
          <div>
            <Button
              variant="default"
              onClick={() => {
                setWaiving(slot);
                setSlot(null);
              }}
            >
              Waive this requirement …
            </Button>
          </div>
        )}
      </SlotDrawer>
      <WaiveSlot given={given} slot={waiving} onClose={() => setWaiving(null)} />
    </>
  );
}
