import { Button } from 'antd';
import { KeyHint } from './key-hint.tsx';
import { COMMANDS, type Command, keyName } from './key-map.ts';

type Props = {
  readonly command: Command;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** Why it cannot be used now. */
  readonly why?: string;
  readonly primary?: boolean;
};

/** A button that shows the key that does the same. */
export function CommandButton({ command, onPress, disabled = false, why, primary = false }: Props) {
  return (
    <Button
      size="small"
      type={primary ? 'primary' : 'default'}
      disabled={disabled}
      aria-keyshortcuts={keyName(command)}
      {...(why ? { title: why } : {})}
      onClick={onPress}
    >
      {COMMANDS[command].label}
      <KeyHint command={command} />
    </Button>
  );
}
