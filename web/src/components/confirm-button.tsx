import { Button } from 'antd';
import { useState } from 'react';

type Props = {
  readonly word: string;
  /** The question with what will happen. */
  readonly sure: string;
  readonly onConfirm: () => void;
};

/** For what cannot be undone: the question stands where the button was, without a window over the page. */
export function ConfirmButton({ word, sure, onConfirm }: Props) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) return <Button onClick={() => setAsking(true)}>{word}</Button>;
  return (
    <span className="confirm" role="alert">
      {sure}
      <Button
        danger
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        {word}
      </Button>
      <Button autoFocus onClick={() => setAsking(false)}>
        不
      </Button>
    </span>
  );
}
