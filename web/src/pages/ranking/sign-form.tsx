import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { PARTS, type Weights } from '../../../../src/domain/ranking.ts';
import { signWeights } from '../../api/ranking.ts';
import { formatShare } from '../../components/format-figure.ts';
import { SaveError } from '../../components/save-error.tsx';
import { PART_WORDS } from '../../words.ts';

type Props = { readonly etag: string; readonly weights: Weights; readonly onSigned: () => void };

/** Trying is free; signing takes a reason and a deliberate tick, and is kept with the name for ever. */
export function SignForm({ etag, weights, onSigned }: Props) {
  const queries = useQueryClient();
  const sign = useMutation({
    mutationFn: ({ reason }: { reason: string }) => signWeights({ etag, weights, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['weights'] });
      onSigned();
    },
  });
  const said = PARTS.map((part) => `${PART_WORDS[part]} ${formatShare(weights[part])}`).join('，');
  return (
    <section className="sign" aria-labelledby="sign-title">
      <h2 id="sign-title">签署这组权重</h2>
      <p>{said}</p>
      <Form layout="vertical" requiredMark={false} onFinish={sign.mutate}>
        <Form.Item
          name="reason"
          label="理由（记入历次签署）"
          rules={[{ required: true, min: 2, message: '请写明理由' }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item
          name="sure"
          valuePropName="checked"
          rules={[
            {
              validator: async (_, value) => {
                if (value !== true) throw new Error('请先勾选确认');
              },
            },
          ]}
        >
          <Checkbox>确认签署：自下一次运行起，全市排序按这组权重</Checkbox>
        </Form.Item>
        <SaveError save={sign} reload={() => queries.invalidateQueries({ queryKey: ['weights'] })} />
        <Button type="primary" htmlType="submit" loading={sign.isPending}>
          签署
        </Button>
      </Form>
    </section>
  );
}
