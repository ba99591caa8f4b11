import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type Answer, answerGate, type Candidate, type GateAnswer } from '../../api/candidates.ts';
import { Choice } from '../../components/choice.tsx';
import { formatProseDate } from '../../components/format-date.ts';
import { SaveError } from '../../components/save-error.tsx';
import { ANSWER_OPTIONS, QUESTION_WORDS } from './gate-words.ts';

type Props = { readonly candidate: Candidate; readonly given: GateAnswer };

/** One question: what is chosen and written here stays on the page until it is saved, whatever others do. */
export function GateForm({ candidate: { id, gate }, given }: Props) {
  const queries = useQueryClient();
  const [answer, setAnswer] = useState<Answer | null>(given.answer);
  const [note, setNote] = useState(given.note ?? '');
  const reload = () => queries.invalidateQueries({ queryKey: ['candidates'] });
  const save = useMutation({ mutationFn: answerGate, onSuccess: reload });
  const word = QUESTION_WORDS[given.question];
  const isChanged = answer !== given.answer || note !== (given.note ?? '');
  const submit = () => {
    if (!answer) return;
    save.mutate({ id, version: gate.version, question: given.question, answer, note: note.trim() || null });
  };
  return (
    <div className="gate">
      <h3>{word}</h3>
      <Choice label={word} options={ANSWER_OPTIONS} value={answer} onChange={setAnswer} />
      <label className="gate-note">
        <span className="for-readers">{word}：说明</span>
        <input
          value={note}
          maxLength={500}
          placeholder="说明（可不填）"
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <Button disabled={!isChanged || answer === null} loading={save.isPending} onClick={submit}>
        保存
      </Button>
      {given.answeredBy && given.answeredAt && (
        <span className="note">
          {given.answeredBy}，{formatProseDate(given.answeredAt)}
        </span>
      )}
      <SaveError save={save} reload={reload} />
    </div>
  );
}
