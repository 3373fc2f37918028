/** What is used of WebAssembly, which Node has and the types of Node 20 have not. */
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  /** Compiled code. */
  type Module = object;
  interface WebAssemblyInstantiatedSource {
    readonly module: Module;
    readonly instance: Instance;
  }
  function instantiate(
    module: Module,
    imports: Readonly<Record<string, Readonly<Record<string, () => void>>>>,
  ): Promise<Instance>;
}
