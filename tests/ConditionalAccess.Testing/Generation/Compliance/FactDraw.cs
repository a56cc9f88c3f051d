using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>Draws the facts of one device: how healthy it is, what policies ask for, and which instants matter. Not for sharing between threads.</summary>
internal sealed class FactDraw(PolicyInterests interests, ComplianceTimes times)
{
    private SplitMix64 _rng;

    /// <summary>What the policies ask for.</summary>
    public PolicyInterests Interests { get; } = interests;

    /// <summary>The instant the facts are for.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The probability that a fact suits the policies.</summary>
    public double Health { get; set; }

    /// <summary>True when the next fact shall suit the policies.</summary>
    public bool IsGood => Health >= 1 || _rng.Chance(Health);

    /// <summary>Begins another device.</summary>
    public void Start(ref SplitMix64 rng, DateTimeOffset now)
    {
        _rng = new SplitMix64(rng.Next());
        Now = now;
        Health = _rng.Pick([1, 1, 0.99, 0.97, 0.9, 0.6]);
    }

    public bool Chance(double probability) => _rng.Chance(probability);

    public int Below(int count) => _rng.Below(count);

    public int Between(int first, int last) => _rng.Between(first, last);

    public T Pick<T>(T[] values) => _rng.Pick(values);

    public ValueArray<T> Some<T>(ReadOnlySpan<T> values, int least, int most) => _rng.Some(values, least, most);

    /// <summary>A flag: the good value, else the other one or not known.</summary>
    public bool? Flag(bool good) => IsGood ? good : _rng.Weighted(40, 50, 10) switch { 0 => null, 1 => !good, _ => good };

    /// <summary>A word: the good one, else any, rarely one that does not exist.</summary>
    public T Word<T>(T good)
        where T : struct, Enum
    {
        if (IsGood) return good;
        return _rng.Chance(0.03) ? (T)Enum.ToObject(typeof(T), 200) : _rng.Pick(Words<T>.All);
    }

    /// <summary>A word as above, but never one that the fact does not have.</summary>
    public T Word<T>(T good, T never)
        where T : struct, Enum
        => Word(good) is var word && EqualityComparer<T>.Default.Equals(word, never) ? default : word;

    /// <summary>One of the documented numbers, rarely another.</summary>
    public int? Status(int good, int last) => IsGood ? good : _rng.Weighted(10, 80, 10) switch { 0 => null, 1 => _rng.Between(0, last), _ => _rng.Pick([-1, last + 1, 99]) };

    /// <summary>A number that shall be as large as policies ask.</summary>
    public int? AtLeast(Fact fact, bool ofWorkProfile = false)
    {
        long[] asked = Interests.Numbers(fact, ofWorkProfile);
        if (IsGood) return asked.Length == 0 ? _rng.Pick<int?>([null, 8]) : Narrow(asked.Max() + _rng.Below(2));
        return asked.Length == 0 || _rng.Chance(0.2) ? _rng.Pick<int?>([null, null, 0, 4, -1]) : Narrow(_rng.Pick(asked) + _rng.Between(-1, 1));
    }

    /// <summary>A number that shall be as small as policies ask and not zero, which mostly means never.</summary>
    public int? AtMost(Fact fact, bool ofWorkProfile = false)
    {
        long[] asked = Interests.Numbers(fact, ofWorkProfile);
        if (IsGood) return asked.Length == 0 ? _rng.Pick<int?>([null, 15]) : Narrow(asked.Min());
        return asked.Length == 0 || _rng.Chance(0.2) ? _rng.Pick<int?>([null, null, 0, 15, -1]) : Narrow(_rng.Pick(asked) + _rng.Between(-1, 1));
    }

    /// <summary>A recent instant, else one at a border, far away or not known.</summary>
    public DateTimeOffset? Recent()
    {
        if (IsGood) return ComplianceTimes.Shift(Now, -TimeSpan.FromMinutes(_rng.Below(200)).Ticks);
        return _rng.Weighted(15, 60, 15, 8, 1) switch
        {
            0 => null,
            1 => Border(),
            2 => ComplianceTimes.Shift(Now, -TimeSpan.FromHours(_rng.Below(3000)).Ticks),
            3 => Later(),
            _ => _rng.Chance(0.5) ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue,
        };
    }

    public DateTimeOffset Border() => times.Border(ref _rng, Now);

    public DateTimeOffset Later() => times.Later(ref _rng, Now);

    /// <summary>A version of the platform that suits the policies, else one near them.</summary>
    public DottedVersion Version(CompliancePlatform platform)
    {
        if (!IsGood && _rng.Chance(0.2)) return _rng.Chance(0.6) ? default(DottedVersion) : _rng.Pick(CompliancePool.OddVersions);
        return Interests.Version(ref _rng, platform, IsGood);
    }

    public AppleBuild Build() => !IsGood && _rng.Chance(0.3) ? _rng.Pick<AppleBuild>([default, "", .. CompliancePool.OddBuilds]) : Interests.Build(ref _rng, IsGood);

    public PatchLevel PatchLevel() => !IsGood && _rng.Chance(0.3) ? _rng.Pick<PatchLevel>([default, "", .. CompliancePool.OddPatchLevels]) : Interests.PatchLevel(ref _rng, IsGood);

    private static int Narrow(long number) => (int)Math.Clamp(number, -1, int.MaxValue);

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly T[] All = Enum.GetValues<T>();
    }
}
