import { Button } from 'antd';
import { useState } from 'react';

type Props = {
  readonly title: string;
  readonly secret: string;
  readonly note: string;
  readonly onClose: () => void;
};

/** Something that is shown once: with a button to copy it, and one to put it away. */
export function SecretText({ title, secret, note, onClose }: Props) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(secret).then(() => setCopied(true));
  return (
    <section className="secret" role="status" aria-label={title}>
      <h2>{title}</h2>
      <p>{note}</p>
      <code>{secret}</code>
      <p className="actions">
        <Button onClick={() => void copy()}>{isCopied ? '已复制' : '复制'}</Button>
        <Button onClick={onClose}>我已保存，收起</Button>
      </p>
    </section>
  );
}
