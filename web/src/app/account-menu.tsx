import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useSession } from '../api/session.ts';
import { signOut } from '../api/sign-in.ts';
import { ROLE_WORDS } from '../words.ts';

/** Who is signed in, the way to the own password, and out. */
export function AccountMenu() {
  const { account } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate('/');
      // Nothing of this account stays for the next one at the same desk.
      queries.clear();
    },
  });
  if (!account) return null;
  return (
    <div className="account">
      <span>
        {account.displayName}
        <span className="account-role">
          {ROLE_WORDS[account.role]}
          {account.district && `·${account.district}`}
        </span>
      </span>
      <Link to="/password">密码</Link>
      <Button size="small" loading={leave.isPending} onClick={() => leave.mutate()}>
        退出
      </Button>
    </div>
  );
}
