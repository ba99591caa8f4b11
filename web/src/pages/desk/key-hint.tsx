import { type Command, keyName } from './key-map.ts';

/** The key of a command, as printed on its button; not read aloud, the button's aria-keyshortcuts says it. */
export function KeyHint({ command }: { readonly command: Command }) {
  return (
    <span className="key" aria-hidden="true">
      {keyName(command)}
    </span>
  );
}
