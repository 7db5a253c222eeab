/** The function that trains, and the command line. */
export interface TrainPartOptions {
  className: string
  /** What the files are called, without an ending. */
  file: string
  hasBatchNorm: boolean
  photos: boolean
}

const synced = `
    if world > 1 and device.type == 'cuda':
        model = nn.SyncBatchNorm.convert_sync_batchnorm(model)
    elif world > 1:
        say('batch normalisation takes the statistics of each process alone: on the CPU PyTorch has no other')`

/** The function `train(arguments)`. */
export const trainFunction = ({ className, file, hasBatchNorm }: TrainPartOptions) =>
  String.raw`
def train(arguments):
    rank, world, device = start(arguments.device)
    say = print if rank == 0 else lambda *words, **options: None
    batch, passes = SETTINGS['batch'], SETTINGS['passes']
    if batch < world:
        fail(f'a batch of {batch} cannot be divided among {world} processes: start fewer')
    weights_path, checkpoint_path = (
        os.path.join(arguments.out, '${file}' + ending) for ending in ('.safetensors', '-checkpoint.pt'))
    os.makedirs(arguments.out, exist_ok=True)
    data = Data(arguments.data, arguments.workers)
    steps_a_pass = math.ceil(data.training / batch)
    every_step = steps_a_pass * passes
    last = min(every_step, arguments.steps or every_step)
    look_every = steps_a_pass * max(1, math.ceil(500 / steps_a_pass))  # what a plateau is told by

    model = ${className}()
    set_first_weights(model)
    if arguments.weights:
        if not os.path.exists(arguments.weights):
            fail(f'there is no file {arguments.weights}')
        model.load_state_dict({**model.state_dict(), **read_safetensors(arguments.weights)})
    step, accuracies = 0, []
    kept = open_checkpoint(checkpoint_path) if arguments.resume else None
    if kept:
        step, accuracies = kept['step'], kept['accuracies']
        model.load_state_dict(kept['model'])
    model.to(device)${hasBatchNorm ? synced : ''}
    optimiser = Optimiser(model.parameters())
    if kept:
        for moment, value in zip(optimiser.moments, kept['moments']):
            moment.copy_(value)
    parallel = DistributedDataParallel(model) if world > 1 else model
    say(f'{data.training} pictures in training, {len(data.validation)} held back, {steps_a_pass} steps a pass; '
        f'{world} process(es) on {device.type}' + (f'; from step {step} on' if kept else ''), flush=True)

    def checkpoint():
        save_checkpoint(checkpoint_path, {'settings': SETTINGS, 'step': step, 'accuracies': accuracies,
                                          'model': model.state_dict(), 'moments': optimiser.moments})

    saved, stopped = time.time(), False
    while step < last and not stopped:
        number, began = step // steps_a_pass, time.time()
        order = data.order(number)
        batches = []
        for at in range(step % steps_a_pass, min(steps_a_pass, last - number * steps_a_pass)):
            whole = order[at * batch:(at + 1) * batch]
            batches.append((whole, *share_of(len(whole), rank, world)))
        loss_sum, seen = torch.zeros((), device=device), 0
        shares = data.shares([(whole, places) for whole, places, _ in batches], step, number)
        for (whole, _, counts), (pictures, labels) in zip(batches, shares):
            rate, momentum, decay = rates(step, steps_a_pass, accuracies)
            torch.manual_seed(mix_seed(SETTINGS['seed'], 7003, step, rank))  # what dropout draws
            losses = losses_of(parallel(pictures.to(device)), labels.to(device))
            loss = (losses * torch.tensor(counts, device=device)).sum()
            model.zero_grad(set_to_none=True)
            # The mean that is taken over the processes makes this the mean over the whole batch, whatever the shares.
            (loss * (world / len(whole))).backward()
            step += 1
            optimiser.step(step, rate, momentum, decay)
            loss_sum += loss.detach()
            seen += len(whole)
            if rank == 0 and time.time() - saved > 60 * arguments.save_minutes:
                checkpoint()
                saved = time.time()

        mean = total([loss_sum.item()], world, device)[0] / seen
        if not math.isfinite(mean):
            fail(f'after step {step} the loss is no longer a number: take a smaller learning rate')
        line = f'pass {number + 1}/{passes}: step {step}, rate {rate:g}, training loss {mean:.4f}'
        notes = {**NOTES, 'step': str(step)}
        if data.validation:
            accuracy, loss = evaluate(model, data, data.validation, rank, world, device)
            line += f', validation {accuracy:.2%} (loss {loss:.4f})'
            notes['validation'] = f'{accuracy:.4f}'
            if step % look_every == 0 or step == every_step:
                accuracies.append(accuracy)
            stopped = 0 < SETTINGS['stop at'] <= accuracy
        say(f'{line}, {time.time() - began:.1f} s', flush=True)
        if data.names:
            notes['classes'] = json.dumps(data.names)
        if rank == 0:  # one process writes
            write_safetensors(weights_path, model.state_dict(), notes)
            checkpoint()
            saved = time.time()

    if data.test and (step >= every_step or stopped):
        accuracy, _ = evaluate(model, data, data.test, rank, world, device)
        say(f'test {accuracy:.2%} of {len(data.test)} pictures, which had no say in anything before')
    say(f'weights: {weights_path}')
    if world > 1:
        dist.destroy_process_group()`.trim()

export const commandLine = ({ photos }: TrainPartOptions) =>
  String.raw`
if __name__ == '__main__':
    # argparse fills in a description with %(prog) in it, and shows any other as it is.
    about = __doc__.replace('%', '%%') if '%(prog)' in __doc__ else __doc__
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', required=True, help='the folder with the data')
    parser.add_argument('--out', default='.', help='where weights and checkpoint are written')
    parser.add_argument('--resume', action='store_true', help='go on from the checkpoint')
    parser.add_argument('--weights', help='begin with the weights of this safetensors file')
    parser.add_argument('--steps', type=int, help='stop after so many steps in all, for a try')
    parser.add_argument('--device', choices=['cpu', 'cuda'], help='cuda where there is one, else cpu')
    parser.add_argument('--workers', type=int, default=${photos ? 4 : 0}, help='processes that read photos, for each that trains')
    parser.add_argument('--save-minutes', type=float, default=10, help='time between two checkpoints within a pass')
    train(parser.parse_args())`.trim()
