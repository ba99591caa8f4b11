import { UNSURE_KIND } from '../codes.ts';
import { WORDS } from '../words.ts';
import { formatShare } from './format-figure.ts';

type Props = {
  readonly kind: { readonly code: string | null; readonly name: string; readonly confidence?: number | null };
};

/** The kind with how sure the machine is of it; 待定 looks different from a kind, not only by colour. */
export function KindTag({ kind: { code, name, confidence } }: Props) {
  const isUnsure = code === null || code === UNSURE_KIND;
  return (
    <span className={isUnsure ? 'tag tag-unsure' : 'tag'}>
      {isUnsure ? `？${WORDS.unsure}` : name}
      {!isUnsure && typeof confidence === 'number' && confidence < 1 && (
        <span className="tag-note">
          <span className="for-readers">把握</span>
          {formatShare(confidence)}
        </span>
      )}
    </span>
  );
}
