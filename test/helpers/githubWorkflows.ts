import * as z from 'zod';

/*
 * What GitHub reads in workflows and in actions of steps, as far as this repository uses it. Everything else is a typo or needs a
 * look at the reference: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax and
 * https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
 */

const text = z.string().min(1);
const values = z.record(text, z.union([z.string(), z.number(), z.boolean()]));
const permission = z.enum(['read', 'write', 'none']);
const permissions = z.strictObject({
  contents: permission.optional(),
  pages: permission.optional(),
  'id-token': permission.optional(),
});

/** A step runs a command, or uses an action. */
const step = z
  .strictObject({
    id: text.optional(),
    name: text.optional(),
    if: text.optional(),
    uses: text.optional(),
    run: text.optional(),
    shell: z.enum(['bash', 'pwsh']).optional(),
    'working-directory': text.optional(),
    with: values.optional(),
    env: values.optional(),
  })
  .refine(({ run, uses }) => (run === undefined) !== (uses === undefined), 'it must have either run or uses')
  .refine((given) => given.with === undefined || given.uses !== undefined, 'only an action takes values');

/** A job has steps, or is another workflow. */
const job = z
  .strictObject({
    name: text.optional(),
    if: text.optional(),
    needs: text.optional(),
    uses: text.optional(),
    permissions: permissions.optional(),
    'runs-on': text.optional(),
    environment: z.strictObject({ name: text, url: text }).optional(),
    env: values.optional(),
    strategy: z
      .strictObject({ 'fail-fast': z.boolean(), matrix: z.record(text, z.array(z.unknown())) })
      .optional(),
    steps: z.array(step).min(1).optional(),
  })
  .refine(
    ({ uses, steps }) => (uses === undefined) !== (steps === undefined),
    'it must have either uses or steps',
  )
  .refine((given) => (given.steps === undefined) === (given['runs-on'] === undefined), 'steps need runs-on');

const events = z.strictObject({
  push: z.strictObject({ branches: z.array(text).optional(), tags: z.array(text).optional() }).optional(),
  pull_request: z.null().optional(),
  workflow_call: z.null().optional(),
  workflow_dispatch: z.null().optional(),
  schedule: z.array(z.strictObject({ cron: z.string().regex(/^(?:[\d*/,-]+ ){4}[\d*/,-]+$/) })).optional(),
});

/** A workflow. */
export const workflowSchema = z.strictObject({
  name: text,
  on: events,
  permissions,
  concurrency: text.optional(),
  jobs: z.record(z.string().regex(/^[a-z_][\w-]*$/i), job),
});

/** An action that consists of steps, each of which must say in which shell it runs. */
export const actionSchema = z.strictObject({
  name: text,
  description: text,
  branding: z.strictObject({ icon: text, color: text }),
  inputs: z.record(text, z.strictObject({ description: text, default: z.string() })),
  runs: z.strictObject({
    using: z.literal('composite'),
    steps: z.array(
      step.refine(({ run, shell }) => run === undefined || shell !== undefined, 'a shell is missing'),
    ),
  }),
});

/** A workflow that was read. */
export type Workflow = z.infer<typeof workflowSchema>;
