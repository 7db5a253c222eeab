/**
 * AlexNet's weights as torchvision publishes them (`AlexNet_Weights.IMAGENET1K_V1`). The checksum is that which several
 * independent projects note for this file.
 */
export const officialAlexnet = {
  url: 'https://download.pytorch.org/models/alexnet-owt-7be5be79.pth',
  bytes: 244_408_911,
  sha256: '7be5be791159472b1fbf3c69796f7cb30dca7ad8466c2df70058c37116cdee02',
} as const
