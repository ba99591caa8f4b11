import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { KeyHint } from './key-hint.tsx';
import { COMMANDS, type Command } from './key-map.ts';

const GROUPS = [...new Set(Object.values(COMMANDS).map(({ group }) => group))];
const commandsOf = (group: string) =>
  (Object.keys(COMMANDS) as Command[]).filter((command) => COMMANDS[command].group === group);

/** The list of keys, in a dialog of the browser's own: it keeps the focus and Esc closes it. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="key-help" aria-labelledby="key-help-title" onClose={onClose}>
      <h2 id="key-help-title">键盘说明</h2>
      {GROUPS.map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl>
            {commandsOf(group).map((command) => (
              <div key={command}>
                <dt>
                  <KeyHint command={command} />
                </dt>
                <dd>{COMMANDS[command].label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="note">在输入框里这些键照常是文字；每一项也都有按钮。</p>
      <Button onClick={() => dialog.current?.close()}>关闭</Button>
    </dialog>
  );
}
