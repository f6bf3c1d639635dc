import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { SuppositionShape } from '../../../src/contract/what-if.js';

/** Something to suppose: as it stands, or with an amount of credit that is still to be named. */
export type Option =
  | { readonly label: string; readonly supposition: SuppositionShape }
  | { readonly label: string; readonly amountOf: string; readonly now: string | null };

export interface OptionGroup {
  readonly group: string;
  readonly options: readonly Option[];
}

interface PickerProps {
  readonly groups: readonly OptionGroup[];
  readonly isBusy: boolean;
  readonly confirm: string;
  readonly onAsk: (supposition: SuppositionShape) => void;
}

/** Picks the one thing that is supposed to be otherwise. */
export function SuppositionPicker({ groups, isBusy, confirm, onAsk }: PickerProps) {
  const shown = groups.filter(({ options }) => options.length > 0);
  const all = shown.flatMap(({ options }) => options);
  const [chosen, setChosen] = useState('');
  const [amount, setAmount] = useState('');
  const option = chosen === '' ? undefined : all[Number(chosen)];
  const isAmount = option !== undefined && 'amountOf' in option;
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (option === undefined) return;
    onAsk(
      'amountOf' in option
        ? ({ setting: option.amountOf, value: amount.trim() } as SuppositionShape)
        : option.supposition,
    );
  };
  return (
    <form className="row no-print" style={{ alignItems: 'end' }} onSubmit={ask}>
      <NativeSelect
        label="Suppose"
        style={{ flex: '1 1 260px', maxWidth: 520, minWidth: 0 }}
        value={chosen}
        onChange={(event) => {
          setChosen(event.currentTarget.value);
          setAmount('');
        }}
        data={[
          { value: '', label: 'Choose what would be otherwise' },
          ...shown.map(({ group, options }) => ({
            group,
            items: options.map((each) => ({ value: String(all.indexOf(each)), label: each.label })),
          })),
        ]}
      />
      {isAmount && (
        <TextInput
          label="Credits"
          description={option.now === null ? undefined : `Now ${option.now}`}
          style={{ width: 110 }}
          inputMode="decimal"
          required
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
      )}
      <Button type="submit" variant="default" loading={isBusy} disabled={chosen === ''}>
        {confirm}
      </Button>
    </form>
  );
}
