/**
 * A field to search and choose in (WAI-ARIA 1.2 combobox with a list): arrows move, Enter chooses. Also holds
 * what does the searching when the list is on the page already.
 */
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

export type PickItem = {
  readonly key: string;
  readonly name: string;
  /** Beside the name, softer. */
  readonly note?: ReactNode;
};

type Props = {
  readonly label: string;
  readonly items: readonly PickItem[];
  /** What was typed; the caller decides which items fit. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onPick: (key: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** Said when there is no item: what to type. */
  readonly emptyHint?: string;
};

export function PickList(props: Props) {
  const {
    label,
    items,
    text,
    onText,
    onPick,
    placeholder,
    autoFocus = false,
    emptyHint = '没有符合的',
  } = props;
  const id = useId();
  const [active, setActive] = useState(0);
  const at = Math.min(active, Math.max(items.length - 1, 0));

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((at + step + items.length) % Math.max(items.length, 1));
    const chosen = event.key === 'Enter' ? items[at] : undefined;
    if (chosen) onPick(chosen.key);
    if (step !== 0 || chosen) event.preventDefault();
  }

  return (
    <div className="pick-list">
      <label htmlFor={`${id}-field`}>{label}</label>
      <input
        id={`${id}-field`}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the field was opened by a key, and typing goes on in it
        autoFocus={autoFocus}
        value={text}
        placeholder={placeholder}
        onChange={(event) => {
          setActive(0);
          onText(event.target.value);
        }}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className="pick-options">
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard
          <div
            key={item.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(item.key)}
          >
            <span>{item.name}</span>
            {item.note && <span className="pick-note">{item.note}</span>}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className="note">{emptyHint}</p>}
    </div>
  );
}
