// Values that are cheap to make again, and large: kept as long as there is memory for them.

/** Made when it is asked for, and again when memory was short in the meantime. */
export function remembered<Value extends object>(make: () => Value): () => Value {
  let known: WeakRef<Value> | undefined;
  return () => {
    const value = known?.deref() ?? make();
    if (known?.deref() === undefined) known = new WeakRef(value);
    return value;
  };
}
