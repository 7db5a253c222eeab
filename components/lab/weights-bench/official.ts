/** torchvision's AlexNet, weights IMAGENET1K_V1: address from torchvision's source, size and sum as several repositories record them. */
export const OFFICIAL = {
  address: 'https://download.pytorch.org/models/alexnet-owt-7be5be79.pth',
  bytes: 244_408_911,
  sha256: '7be5be791159472b1fbf3c69796f7cb30dca7ad8466c2df70058c37116cdee02',
}
