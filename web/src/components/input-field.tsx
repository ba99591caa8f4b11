import { type Ref, useId } from 'react';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'number';
  readonly isRequired?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Characters. */
  readonly most?: number;
  /** The first field of a form that was opened by a key: typing goes on in it. */
  readonly isFirst?: boolean;
  readonly input?: Ref<HTMLInputElement>;
};

/** A field of a form; its label stands above it. */
export function InputField({
  label,
  value,
  onChange,
  type = 'text',
  isRequired = false,
  min,
  max,
  most,
  isFirst = false,
  input,
}: Props) {
  const id = useId();
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={input}
        type={type}
        value={value}
        required={isRequired}
        min={min}
        max={max}
        maxLength={most}
        // biome-ignore lint/a11y/noAutofocus: only where a key has just opened the form
        autoFocus={isFirst}
        step={type === 'number' ? 'any' : undefined}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}
