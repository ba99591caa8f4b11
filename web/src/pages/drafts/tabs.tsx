import { type KeyboardEvent, type ReactNode, useId } from 'react';

type Tab<Name extends string> = { readonly name: Name; readonly word: string; readonly content: ReactNode };

type Props<Name extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly shown: Name;
  readonly onShow: (name: Name) => void;
};

/** One of several panes; arrow keys go from tab to tab. */
export function Tabs<Name extends string>({ label, tabs, shown, onShow }: Props<Name>) {
  const id = useId();
  const step = (event: KeyboardEvent, index: number) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by === undefined ? undefined : tabs.at((index + by) % tabs.length);
    if (!next) return;
    event.preventDefault();
    onShow(next.name);
    document.getElementById(`${id}${next.name}`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label}>
        {tabs.map(({ name, word }, index) => (
          <button
            key={name}
            id={`${id}${name}`}
            type="button"
            role="tab"
            aria-selected={name === shown}
            aria-controls={`${id}${name}-pane`}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => onShow(name)}
            onKeyDown={(event) => step(event, index)}
          >
            {word}
          </button>
        ))}
      </div>
      {tabs.map(({ name, content }) => (
        <div
          key={name}
          id={`${id}${name}-pane`}
          role="tabpanel"
          aria-labelledby={`${id}${name}`}
          className="tab-pane"
          hidden={name !== shown}
        >
          {name === shown && content}
        </div>
      ))}
    </>
  );
}
