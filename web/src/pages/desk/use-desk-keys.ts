import { useEffect, useRef } from 'react';
import { type Command, commandOf, type Keystroke } from './key-map.ts';

const FIELDS =
  'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable]';
const CONTROLS = 'button, a[href], input, summary, [role=option]';

export function readKeystroke(event: KeyboardEvent): Keystroke {
  const element = event.target instanceof Element ? event.target : null;
  const { key, code, ctrlKey, metaKey, altKey, isComposing } = event;
  return {
    key,
    code,
    ctrlKey,
    metaKey,
    altKey,
    isComposing,
    inField: element?.closest(FIELDS) !== null && element !== null,
    onControl: element?.closest(CONTROLS) !== null && element !== null,
  };
}

/** Calls back with the command of every key that is one. While a dialog is open the keys belong to it. */
export function useDeskKeys(onCommand: (command: Command) => void): void {
  const latest = useRef(onCommand);
  latest.current = onCommand;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const command = commandOf(readKeystroke(event));
      if (command === null) return;
      event.preventDefault();
      latest.current(command);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
