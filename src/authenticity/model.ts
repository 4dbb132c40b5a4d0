/**
 * Curves of the authenticity model, written by src/app/train/authenticity.ts;
 * never edited by hand. Its card is docs/concepts/authenticity.md.
 */
import type { AuthenticityModel } from './score.ts';

export const authenticityModel: AuthenticityModel = {
  trainingPrior: 0.5305,
  curves: [
    {
      feature: 'followers',
      knots: [0, 1.255, 2.013, 2.579, 3.44, 5.143, 7.405],
      heights: [-0.5151, 0.0377, -0.0589, -0.1509, -0.3008, 0.3065, 0.7044],
    },
    {
      feature: 'following',
      knots: [0, 0.477, 1.613, 2.31, 2.621, 3.033, 4.625],
      heights: [-1.736, -0.7152, 0.3841, 0.7209, 0.4463, -0.11, -1.318],
    },
    {
      feature: 'followers_to_following',
      knots: [-2.394, -0.763, -0.09, 0.753, 1.836, 2.854, 5.275],
      heights: [-2.8411, 0.6262, 1.0713, 0.3872, -0.2208, -0.1625, -0.0284],
    },
    {
      feature: 'listed',
      knots: [0, 0.699, 1.255, 1.919, 3.233, 4.715],
      heights: [0.2193, -0.0218, -0.6247, -0.1477, 0.39, 0.8923],
    },
    {
      feature: 'listed_to_followers',
      knots: [-3.26, -2.185, -1.759, -1.446, -1.103, -0.678, 0],
      heights: [0.4425, 0.2442, 0.3321, 0.3452, -0.1435, -0.5788, -1.1766],
    },
    {
      feature: 'likes',
      knots: [0, 0.477, 1.415, 2.228, 3.158, 4.47],
      heights: [-0.6427, -0.7819, -0.1952, 0.1578, 0.733, 1.2479],
    },
    {
      feature: 'likes_to_posts',
      knots: [-5.11, -3.242, -2.084, -1.068, -0.404, -0.056, 1.024],
      heights: [-1.109, -0.6393, -0.2823, 0.0433, 0.5266, 0.4203, -0.107],
    },
    {
      feature: 'posts',
      knots: [0, 1.653, 2.656, 3.338, 3.758, 4.252, 5.416],
      heights: [-0.3571, 0.1508, 0.23, 0.3556, 0.4076, 0.0404, -0.8431],
    },
    {
      feature: 'posts_a_day',
      knots: [-3, -0.993, -0.269, 0.202, 0.585, 1.05, 2.39],
      heights: [1.171, 1.1445, 0.3662, 0.3593, 0.1874, -0.9169, -2.2263],
    },
    {
      feature: 'age_days',
      knots: [1.535, 2.571, 2.961, 3.131, 3.387, 3.464, 3.565],
      heights: [-0.0788, -0.985, -1.1162, 0.4867, 1.4602, 1.7675, 1.6438],
    },
    {
      feature: 'handle_length',
      knots: [4, 8, 10, 12, 13, 14, 15],
      heights: [0.5391, -0.0047, -0.3197, -0.2354, 0.0306, 0.0131, -0.5115],
    },
    {
      feature: 'handle_digits',
      knots: [0, 0.301, 0.778],
      heights: [-0.1455, -0.2313, 0.0625],
    },
    {
      feature: 'display_name_length',
      knots: [3, 9, 11, 13, 14, 17, 22],
      heights: [1.0782, -0.002, 0.0283, 0.3547, 0.0702, -0.3725, -0.6727],
    },
    {
      feature: 'bio_length',
      knots: [0, 12, 44, 71, 103, 137, 160],
      heights: [0.2731, 0.2101, 0.0686, -0.2609, -0.3161, -0.2191, 0.0668],
    },
    {
      feature: 'has_url',
      knots: [0, 1],
      heights: [-0.0476, -0.0582],
    },
    {
      feature: 'has_location',
      knots: [0, 1],
      heights: [-0.4511, 0.2612],
    },
    {
      feature: 'default_profile',
      knots: [0, 1],
      heights: [0.2787, -0.3225],
    },
    {
      feature: 'default_avatar',
      knots: [0, 1],
      heights: [0.0159, -0.3434],
    },
    {
      feature: 'verified',
      knots: [0, 1],
      heights: [-0.4253, 1.5653],
    },
  ],
};
