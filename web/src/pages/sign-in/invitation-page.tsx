import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { acceptInvitation } from '../../api/sign-in.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { formatMoment } from '../../components/format-date.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { ROLE_WORDS } from '../../words.ts';
import { NewPasswordItems } from './new-password-items.tsx';
import { useEnter } from './use-enter.ts';

/** The one-time link: who it is for, what a password must be, and in. */
export function InvitationPage() {
  const { token = '' } = useParams();
  const navigate = useNavigate();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => answerOf(client.api.invitations[':token'].$get({ param: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const enter = useEnter(acceptInvitation);
  return (
    <main className="sign-in">
      <PageHeader title="接受邀请" />
      <QueryState query={invitation} lines={4}>
        {({ account, expiresAt, passwordRules }) => (
          <>
            <p>
              {account.displayName}（用户名 {account.name}，{ROLE_WORDS[account.role]}
              {account.district && `，${account.district}`}）：请设置密码。链接只能用一次，
              {formatMoment(expiresAt)} 前有效。
            </p>
            <ul className="note">
              {passwordRules.map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
            <Form<{ password: string }>
              layout="vertical"
              requiredMark={false}
              onFinish={({ password }) =>
                enter.mutate({ token, password }, { onSuccess: () => void navigate('/') })
              }
            >
              <NewPasswordItems />
              {enter.isError && <ErrorState error={enter.error} />}
              <Button type="primary" htmlType="submit" loading={enter.isPending}>
                设置密码并登录
              </Button>
            </Form>
          </>
        )}
      </QueryState>
    </main>
  );
}
