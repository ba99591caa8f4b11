import { useId } from 'react';

type Props = { readonly label: string; readonly onChoose: (file: File | null) => void };

export function FileField({ label, onChoose }: Props) {
  const id = useId();
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.xlsx,.json,.jsonl,.txt"
        onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
      />
    </span>
  );
}
