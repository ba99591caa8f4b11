import { expect, it } from 'vitest';

it('what the API describes may have been loaded by another part before the API itself', async () => {
  await import('../../src/domain/hint.ts');
  await import('../../src/domain/evidence.ts');
  await import('../../src/domain/turn.ts');
  await import('../../src/assistant/find/find-answer.ts');
  const { createApp } = await import('../../src/api/create-app.ts');
  expect(createApp).toBeTypeOf('function');
});
