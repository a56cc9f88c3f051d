namespace ConditionalAccess.Testing.Generation;

/// <summary>The SplitMix64 generator: one 64-bit seed gives the same numbers on every machine. Pass it by reference.</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            ulong z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number in [0, 1) from the top 53 bits.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(Unit() * count);

    /// <summary>A number from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>A number from 0 to <paramref name="count"/> - 1, small ones more often.</summary>
    public int Skewed(int count)
    {
        double u = Unit();
        return (int)(count * u * u);
    }

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>One of the values.</summary>
    public T Pick<T>(ReadOnlySpan<T> values) => values[Below(values.Length)];

    /// <summary>One of the values.</summary>
    public T Pick<T>(T[] values) => values[Below(values.Length)];

    /// <summary>The position of a weight, chosen in proportion to it.</summary>
    public int Weighted(params ReadOnlySpan<int> weights)
    {
        int total = 0;
        foreach (int weight in weights) total += weight;
        int at = Below(total);
        for (int i = 0; i < weights.Length; i++)
        {
            if (at < weights[i]) return i;
            at -= weights[i];
        }

        return weights.Length - 1;
    }

    /// <summary>Some of the values, in random order, with repetition.</summary>
    public ValueArray<T> Some<T>(ReadOnlySpan<T> values, int least, int most)
    {
        var some = new T[Between(least, most)];
        for (int i = 0; i < some.Length; i++) some[i] = Pick(values);
        return new ValueArray<T>(some);
    }

    /// <summary>A generator for a numbered part, so that leaving one part out changes no other.</summary>
    public static SplitMix64 ForPart(ulong seed, int part)
    {
        var mixer = new SplitMix64(seed);
        return new SplitMix64(unchecked(mixer.Next() ^ ((ulong)part * 0xD1342543DE82EF95UL)));
    }
}
