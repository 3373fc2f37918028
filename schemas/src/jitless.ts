import * as z from 'zod';

// A program imports this before all schemas. A schema is otherwise compiled when it first parses something, which takes longer
// than all that a run parses with most of them, and which many pages forbid.
z.config({ jitless: true });
