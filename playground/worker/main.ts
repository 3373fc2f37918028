import type { Answer, Question } from '../questions';
import { answers } from './answers';

/** The worker of the playground: checking a long document takes a moment, in which the page must not stand still. */
const worker = self as unknown as DedicatedWorkerGlobalScope;

worker.addEventListener('message', ({ data }: MessageEvent<Question>) => worker.postMessage(answerTo(data)));

function answerTo({ id, name, text, position = { line: 0, character: 0 }, label = '' }: Question): Answer {
  try {
    return { id, value: answers[name](text, position, label) };
  } catch (error) {
    return { id, value: undefined, failure: String(error) };
  }
}
