/** Work of one name waits for the work of that name before it, however that ended; other names do not wait. */
export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export function oneAfterAnother(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = last.get(name);
    const turn = before === undefined ? work() : before.then(work, work);
    last.set(name, turn);
    try {
      return await turn;
    } finally {
      if (last.get(name) === turn) last.delete(name);
    }
  };
}
