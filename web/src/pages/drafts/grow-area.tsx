import { type Ref, useId } from 'react';

type Props = {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  /** Characters. */
  readonly most: number;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isFirst?: boolean;
  readonly input?: Ref<HTMLTextAreaElement>;
};

/** A text that is as high as what is in it: an invisible copy behind it gives the height. */
export function GrowArea({
  label,
  help,
  value,
  onChange,
  rows = 1,
  most,
  placeholder,
  isDisabled = false,
  isFirst = false,
  input,
}: Props) {
  const id = useId();
  return (
    <div className="grow-field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <span className="note" id={`${id}-help`}>
          {help}
        </span>
      )}
      <div className="grow" data-copy={`${value} `}>
        <textarea
          id={id}
          ref={input}
          rows={rows}
          value={value}
          maxLength={most}
          placeholder={placeholder}
          disabled={isDisabled}
          // biome-ignore lint/a11y/noAutofocus: only on the page that is opened to type into it
          autoFocus={isFirst}
          aria-describedby={help ? `${id}-help` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </div>
  );
}
