import { Button } from 'antd';
import type { Role } from '../../../../src/domain/account.ts';
import { signInAsVisitor } from '../../api/sign-in.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { useEnter } from './use-enter.ts';

type Visitor = { readonly role: Role; readonly second?: true; readonly word: string; readonly does: string };

const VISITORS: readonly Visitor[] = [
  { role: 'staff', word: '工作人员', does: '审阅、归并、打包' },
  { role: 'staff', second: true, word: '工作人员（第二人）', does: '复核他人确认的事项' },
  { role: 'committee', word: '委员会', does: '看排序、签署权重、出报告' },
  { role: 'deputy', word: '代表', does: '看本区的事项与来件' },
  { role: 'administrator', word: '管理员', does: '管人员、密钥与设置' },
  { role: 'auditor', word: '审计员', does: '看审计日志' },
];

/** In the demo anybody at this machine may look at the service as any role. */
export function VisitorButtons() {
  const enter = useEnter(signInAsVisitor);
  return (
    <section aria-labelledby="visitors">
      <h2 id="visitors">演示：以一种角色进入</h2>
      <p className="note">这里都是编造的样例数据。演示登录只在本机开放。</p>
      <ul className="visitors">
        {VISITORS.map(({ role, second = false, word, does }) => (
          <li key={word}>
            <Button disabled={enter.isPending} onClick={() => enter.mutate({ role, second })}>
              {word}
            </Button>
            <span>{does}</span>
          </li>
        ))}
      </ul>
      {enter.isError && <ErrorState error={enter.error} />}
    </section>
  );
}
