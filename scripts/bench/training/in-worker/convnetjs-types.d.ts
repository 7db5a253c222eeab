/** What the bench uses of convnetjs, which has no types of its own. */
declare module 'convnetjs' {
  interface Vol {
    w: Float64Array
  }
  interface Net {
    layers: { filters?: Vol[]; biases?: Vol }[]
    makeLayers(definitions: object[]): void
  }
  interface Trainer {
    /** One example; the weights change after every `batch_size` of them. */
    train(input: Vol, label: number): { cost_loss: number }
  }
  const convnetjs: {
    Vol: new (width: number, height: number, depth: number, value: number) => Vol
    Net: new () => Net
    Trainer: new (net: Net, options: object) => Trainer
  }
  export default convnetjs
}
