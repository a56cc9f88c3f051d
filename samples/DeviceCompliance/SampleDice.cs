namespace DeviceComplianceSample;

/// <summary>Numbers that look random and are the same in every run (SplitMix64).</summary>
internal sealed class SampleDice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to one less than <paramref name="sides"/>.</summary>
    public int Next(int sides) => (int)(NextWord() % (ulong)sides);

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Percent(int percent) => Next(100) < percent;

    /// <summary>One of the values.</summary>
    public T Of<T>(params ReadOnlySpan<T> values) => values[Next(values.Length)];

    private ulong NextWord()
    {
        unchecked
        {
            ulong z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
