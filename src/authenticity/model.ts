/**
 * Curves of the authenticity model, written by src/app/train/authenticity.ts;
 * never edited by hand. Its card is docs/concepts/authenticity.md.
 */
import type { AuthenticityModel } from './score.ts';

export const authenticityModel: AuthenticityModel = {
  trainingPrior: 0.5305,
  intercept: 0.2351,
  curves: [
    {
      feature: 'followers',
      knots: [0, 1.519, 2.265, 3.02, 4.754, 7.405],
      heights: [-0.3415, -0.0184, -0.0392, -0.2358, 0.1753, 0.6628],
    },
    {
      feature: 'following',
      knots: [0, 0.699, 1.94, 2.481, 2.939, 4.625],
      heights: [-1.535, -0.1837, 0.8509, 0.6462, 0.0324, -1.1137],
    },
    {
      feature: 'followers_to_following',
      knots: [-2.394, -0.569, 0.091, 1.48, 2.617, 5.275],
      heights: [-2.2193, 0.5673, 0.7905, -0.0179, -0.2706, -0.2745],
    },
    {
      feature: 'listed',
      knots: [0, 0.954, 1.58, 2.949, 4.715],
      heights: [0.137, -0.3343, -0.3796, 0.183, 0.7539],
    },
    {
      feature: 'listed_to_followers',
      knots: [-3.26, -2.092, -1.611, -1.25, -0.778, 0],
      heights: [0.527, 0.4459, 0.4356, 0.0623, -0.5302, -1.3083],
    },
    {
      feature: 'likes',
      knots: [0, 0.845, 1.908, 2.956, 4.47],
      heights: [-0.6904, -0.4397, 0.0735, 0.7552, 1.3713],
    },
    {
      feature: 'likes_to_posts',
      knots: [-5.11, -3.027, -1.505, -0.627, -0.122, 1.024],
      heights: [-1.069, -0.4652, -0.0094, 0.4741, 0.4153, 0.0018],
    },
    {
      feature: 'posts',
      knots: [0, 1.934, 2.96, 3.604, 4.151, 5.416],
      heights: [-0.3715, 0.0019, 0.1222, 0.2821, 0.0365, -0.76],
    },
    {
      feature: 'posts_a_day',
      knots: [-3, -0.756, -0.081, 0.454, 0.936, 2.39],
      heights: [1.2539, 0.9266, 0.2795, 0.0469, -0.9194, -2.2826],
    },
    {
      feature: 'age_days',
      knots: [1.535, 2.697, 3.02, 3.324, 3.456, 3.565],
      heights: [-0.6747, -1.3578, -0.919, 0.6125, 1.2575, 1.5543],
    },
    {
      feature: 'handle_length',
      knots: [4, 9, 11, 12, 14, 15],
      heights: [0.4764, -0.0387, -0.2387, 0.0904, 0.1538, -0.2579],
    },
    {
      feature: 'handle_digits',
      knots: [0, 0.778],
      heights: [-0.0184, 0.1439],
    },
    {
      feature: 'display_name_length',
      knots: [3, 10, 12, 14, 16, 22],
      heights: [0.7437, 0.0211, 0.0688, 0.1075, -0.2719, -0.7069],
    },
    {
      feature: 'bio_length',
      knots: [0, 19, 54, 90, 130, 160],
      heights: [0.3463, 0.2305, -0.0298, -0.2554, -0.2278, 0.0454],
    },
    {
      feature: 'has_url',
      knots: [0, 1],
      heights: [-0.0237, 0.0243],
    },
    {
      feature: 'has_location',
      knots: [0, 1],
      heights: [-0.416, 0.2544],
    },
    {
      feature: 'default_profile',
      knots: [0, 1],
      heights: [0.2294, -0.2883],
    },
    {
      feature: 'default_avatar',
      knots: [0, 1],
      heights: [0.0224, -0.3811],
    },
    {
      feature: 'verified',
      knots: [0, 1],
      heights: [-0.4434, 1.5214],
    },
  ],
};
