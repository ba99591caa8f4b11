/** A chat request as an OpenAI-compatible endpoint gets it: only what the double looks at. */
import { z } from 'zod';

const contentSchema = z.union([
  z.string(),
  z
    .array(z.looseObject({ text: z.string().default('') }))
    .transform((parts) => parts.map(({ text }) => text).join('')),
  z.null().transform(() => ''),
]);

const jsonSchema = z.record(z.string(), z.unknown());
export type JsonSchema = z.infer<typeof jsonSchema>;

export const chatRequestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(
    z.looseObject({
      role: z.string(),
      content: contentSchema.default(''),
      tool_calls: z
        .array(z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) }))
        .optional(),
    }),
  ),
  tools: z
    .array(z.object({ function: z.looseObject({ name: z.string(), parameters: jsonSchema.optional() }) }))
    .optional(),
  tool_choice: z
    .union([z.string(), z.object({ function: z.object({ name: z.string() }) })])
    .nullish()
    .transform((choice) => choice ?? null),
  response_format: z
    .looseObject({ type: z.string(), json_schema: z.looseObject({ schema: jsonSchema }).optional() })
    .optional(),
  stream: z.boolean().default(false),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** Everything that was said, one message after the other. */
export const saidIn = ({ messages }: ChatRequest): string =>
  messages.map(({ content }) => content).join('\n\n');

/** In what form an answer is wanted: a JSON object, the arguments of one tool, or plain text. */
export type Wanted =
  | { readonly form: 'text' }
  | { readonly form: 'json'; readonly schema: JsonSchema | null }
  | { readonly form: 'tool'; readonly name: string; readonly schema: JsonSchema | null };

export function wantedOf({ tools, tool_choice, response_format }: ChatRequest): Wanted {
  if (tool_choice !== null && typeof tool_choice === 'object') {
    const { name } = tool_choice.function;
    const tool = (tools ?? []).find((offered) => offered.function.name === name);
    return { form: 'tool', name, schema: tool?.function.parameters ?? null };
  }
  if (response_format === undefined || response_format.type === 'text') return { form: 'text' };
  return { form: 'json', schema: response_format.json_schema?.schema ?? null };
}

/** Tools that the model may call or leave. */
export function offeredTools({ tools = [], tool_choice }: ChatRequest): readonly string[] {
  return tool_choice === null || tool_choice === 'auto' ? tools.map((tool) => tool.function.name) : [];
}
