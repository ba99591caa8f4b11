import { formatMoment } from '../../components/format-date.ts';
import { SecretText } from '../../components/secret-text.tsx';
import type { Invited } from './people-page.tsx';

type Props = { readonly invited: Invited; readonly onClose: () => void };

/** The one time that an invitation can be read. */
export function InvitationNote({ invited: { person, link }, onClose }: Props) {
  return (
    <SecretText
      title={`给${person.displayName}的一次性链接`}
      secret={globalThis.location.origin + link.path}
      note={`只显示这一次。请通过可靠的方式交给本人；${formatMoment(link.expiresAt)} 前有效。`}
      onClose={onClose}
    />
  );
}
