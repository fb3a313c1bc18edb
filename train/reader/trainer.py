"""AdamW with warm-up, a linear end, and the running mean of the weights, which is steadier than the last step's."""

import copy

import torch


class Trainer:
    def __init__(self, model, groups, steps, hold):
        """`groups` as torch.optim has them; `hold` is the share that the running mean keeps a step."""
        self.model, self.steps, self.step, self.hold = model, steps, 0, hold
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.peaks = [group["lr"] for group in self.optimiser.param_groups]
        self.mean = copy.deepcopy(model).eval()

    def learn(self, loss):
        share = self.step / self.steps
        for group, peak in zip(self.optimiser.param_groups, self.peaks):
            group["lr"] = peak * max(min(share / 0.1, (1 - share) / 0.9), 1e-3)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        keep = min(self.hold, self.step / (self.step + 20))
        with torch.no_grad():
            for mean, now in zip(self.mean.parameters(), self.model.parameters()):
                mean.lerp_(now, 1 - keep)
