import { Button, Radio, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import type { TriedOverride } from '../../../../src/contract/overrides.js';
import { waivedSlots } from '../../../../src/contract/score.js';
import { creditsText } from '../../words.js';
import { OverrideForm } from './override-form.js';

type Kind = 'forced-award' | 'substitution' | 'blocked-award';

const KINDS: readonly (readonly [Kind, string, string])[] = [
  ['forced-award', 'Put it into this place', 'It stands there, whatever else would be better.'],
  ['substitution', 'Let it count in this place too', 'The plan uses the place where that is best.'],
  ['blocked-award', 'Keep it out of this place', 'The plan finds another place, or leaves it unused.'],
];
const CONFIRM: Readonly<Record<Kind, string>> = {
  'forced-award': 'Put it there',
  substitution: 'Let it count there',
  'blocked-award': 'Keep it out',
};
const EVERYWHERE = '*';

interface PlaceLineProps {
  readonly given: EvaluationCase;
  readonly line: EvaluationCase['lines'][number];
}

/** A place for a line that the plan would not choose, or one that it may not choose. */
export function PlaceLine({ given, line }: PlaceLineProps) {
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>('forced-award');
  const [slot, setSlot] = useState<string | null>(null);
  const open = () => {
    setKind('forced-award');
    setSlot(null);
    setOpen(true);
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        Place it elsewhere …
      </Button>
      <OverrideForm
        given={given}
        title={`Place ${[line.code, line.title].filter(Boolean).join(' ')}`}
        confirm={CONFIRM[kind]}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        tried={slot === null ? null : triedAs(kind, line.id, slot)}
      >
        <Radio.Group
          label="What to do"
          value={kind}
          onChange={(value) => {
            setKind(value as Kind);
            setSlot(null);
          }}
        >
          <Stack gap={8} mt={6}>
            {KINDS.map(([value, label, description]) => (
              <Radio key={value} value={value} label={label} description={description} />
            ))}
          </Stack>
        </Radio.Group>
        <Select
          key={kind}
          label="Place in the degree"
          placeholder="Find it by its name"
          searchable
          nothingFoundMessage="No place by that name"
          maxDropdownHeight={260}
          value={slot}
          onChange={setSlot}
          data={placesFor(kind, given)}
        />
      </OverrideForm>
    </>
  );
}

function triedAs(kind: Kind, line: string, slot: string): TriedOverride {
  if (kind !== 'blocked-award') return { kind, line, slot };
  return { kind, line, slot: slot === EVERYWHERE ? null : slot };
}

/** Places by their names under their blocks, each with why it cannot be chosen where it cannot. */
function placesFor(kind: Kind, { program, evaluation }: EvaluationCase) {
  const waived = waivedSlots(evaluation);
  const blocks = program.blocks.map((block) => ({
    group: block.name,
    items: block.slots
      .filter(({ creditsPerSeat }) => creditsPerSeat !== '0')
      .map(({ id, name, creditsPerSeat, transferable }) => {
        const isNever = transferable === 'never';
        const isWaived = waived.has(id);
        const why = isNever ? 'never by transfer' : isWaived ? 'waived' : null;
        return {
          value: id,
          label: [name, why ?? `${creditsText(creditsPerSeat)} credits`].join(' · '),
          disabled: isNever || (isWaived && kind !== 'blocked-award'),
        };
      }),
  }));
  if (kind !== 'blocked-award') return blocks;
  return [{ group: 'All of them', items: [{ value: EVERYWHERE, label: 'Every place' }] }, ...blocks];
}
