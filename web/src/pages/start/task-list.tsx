import { Link } from 'react-router';
import { useMay } from '../../api/session.ts';
import { navigationFor } from '../../app/navigation.ts';

const DOES: { readonly [path: string]: string } = {
  '/people': '新增人员、发邀请链接、调整角色与区县、停用账号',
  '/api-keys': '给推送数据的系统发密钥，随时可以停用',
  '/settings': '一致率底线、各区县人口',
  '/conversations': '助手每一次起草：谁请它写、用什么写、写出的句子和核对结果',
  '/audit': '谁在什么时候做了什么；只读，不能修改',
};

/** For who sees no records: what there is to do. */
export function TaskList() {
  const may = useMay();
  const entries = navigationFor(may).flatMap((group) => group.entries);
  return (
    <dl className="tasks">
      {entries.map(({ path, word }) => (
        <div key={path}>
          <dt>
            <Link to={path}>{word}</Link>
          </dt>
          <dd>{DOES[path]}</dd>
        </div>
      ))}
    </dl>
  );
}
