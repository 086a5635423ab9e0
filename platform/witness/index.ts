/** A witness: cosigns checkpoints of logs that only grow, and remembers before it speaks. */
export {answerRequest} from './answer-request.ts';
export {witnessServer, type WitnessServer} from './witness-server.ts';
export {openWitnessState, type WitnessState} from './witness-state.ts';
