using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>Works out what every policy demands and sorts the policies into profiles, before they get their bits.</summary>
internal sealed class RequirementsBuilder
{
    private const int Situations = 16;

    private readonly List<Profile> _profiles = [];
    private readonly Dictionary<ProfileKey, int> _numbers = [];
    private readonly ClauseTableBuilder _clauses;

    public RequirementsBuilder(TenantConfiguration tenant, EngineOptions options, Func<ConditionalAccessPolicy, bool> refersToGps)
    {
        _clauses = new ClauseTableBuilder(tenant, options);
        ReadOnlySpan<ConditionalAccessPolicy> policies = tenant.Policies.AsSpan();
        Order = new int[policies.Length];
        Sessions = new PlanSession?[policies.Length];
        bool isLarge = PolicyLayout.IsLarge(policies);
        for (int i = 0; i < policies.Length; i++)
        {
            Order[i] = -1;
            if (!PolicyLayout.HasBit(policies[i])) continue;
            Sessions[i] = SessionPlanBuilder.Build(policies[i]);
            Order[i] = ProfileOf(policies[i], Sessions[i], _clauses.Add(policies[i], Sessions[i], refersToGps(policies[i])), isLarge);
        }

        if (isLarge) PutRemaindersApart();
        SortByPlace();
    }

    /// <summary>By the tenant's position: the policy's profile, enabled ones first; -1 when it takes no part.</summary>
    public int[] Order { get; }

    /// <summary>By the tenant's position.</summary>
    public PlanSession?[] Sessions { get; }

    /// <summary>The finished tables, once every policy has its bit.</summary>
    public PlanRequirements Build(PolicyLayout layout)
    {
        int[] positions = _clauses.Finish();
        int words = Bits.WordsFor(_clauses.Clauses.Length);
        var ofProfiles = new ulong[_profiles.Count * words];
        for (int profile = 0; profile < _profiles.Count; profile++)
        {
            foreach (int clause in _profiles[profile].Key.Clauses) Bits.Set(ofProfiles.AsSpan(profile * words, words), positions[clause]);
        }

        var profileOf = new int[layout.Policies.Length];
        var ends = new int[_profiles.Count];
        for (int i = 0; i < Order.Length; i++)
        {
            if (Order[i] < 0) continue;
            int bit = layout.BitOfPolicy[i];
            profileOf[bit] = Order[i];
            ends[Order[i]] = Math.Max(ends[Order[i]], bit + 1);
        }

        var profiles = new PlanProfile[_profiles.Count];
        for (int i = 0; i < profiles.Length; i++) profiles[i] = new PlanProfile { End = ends[i], SecondaryTicks = _profiles[i].Key.Ticks, HasRisk = _profiles[i].Key.HasRisk };
        int firstReportOnly = _profiles.FindIndex(p => p.Key.IsReportOnly) is >= 0 and int first ? first : profiles.Length;
        return new PlanRequirements
        {
            Items = _clauses.Items,
            Clauses = _clauses.Clauses,
            Profiles = profiles,
            FirstReportOnly = firstReportOnly,
            Masks = Masks(layout, profileOf, profiles, ofProfiles),
            ProfileOf = profileOf,
            ClausesOfProfiles = ofProfiles,
            DemandedIn = DemandedIn(words),
            Conditional = Conditional(words),
            MfaStrength = StrengthRules.Mfa,
        };
    }

    /// <summary>Whether a policy configures sign-in or user risk.</summary>
    public static bool HasRisk(ConditionalAccessPolicy policy) => !policy.Conditions.SignInRiskLevels.IsEmpty || !policy.Conditions.UserRiskLevels.IsEmpty;

    private int ProfileOf(ConditionalAccessPolicy policy, PlanSession? session, ValueArray<int> clauses, bool isLarge)
    {
        bool isReportOnly = PolicyLayout.IsReportOnly(policy);
        // Risk matters to all enabled policies together, but to each report-only one alone.
        return ProfileOf(new ProfileKey(ProfilePlace.Of(policy, isLarge), isReportOnly && HasRisk(policy), session?.SecondaryTicks ?? 0, clauses));
    }

    private int ProfileOf(ProfileKey key)
    {
        if (_numbers.TryGetValue(key, out int number)) return number;
        number = _profiles.Count;
        _profiles.Add(new Profile(number, key));
        _numbers.Add(key, number);
        return number;
    }

    // Every enabled profile keeps whole bytes of policies, and what remains of all of them comes after the last one: see PolicySetsByEight.
    private void PutRemaindersApart()
    {
        var remaining = new int[_profiles.Count];
        foreach (int profile in Order)
        {
            if (profile >= 0 && !_profiles[profile].Key.IsReportOnly) remaining[profile] = (remaining[profile] + 1) % 8;
        }

        for (int i = 0; i < Order.Length; i++)
        {
            if (Order[i] < 0 || remaining[Order[i]] == 0) continue;
            remaining[Order[i]]--;
            Order[i] = ProfileOf(_profiles[Order[i]].Key with { Place = ProfilePlace.Remainder });
        }
    }

    // Profiles without a policy are left out.
    private void SortByPlace()
    {
        var isUsed = new bool[_profiles.Count];
        foreach (int profile in Order)
        {
            if (profile >= 0) isUsed[profile] = true;
        }

        var sorted = new List<Profile>(_profiles.Count);
        for (int place = 0; place < ProfilePlace.Count; place++) sorted.AddRange(_profiles.FindAll(p => p.Key.Place == place && isUsed[p.Number]));
        var positions = new int[_profiles.Count];
        for (int i = 0; i < sorted.Count; i++) positions[sorted[i].Number] = i;
        for (int i = 0; i < Order.Length; i++)
        {
            if (Order[i] >= 0) Order[i] = positions[Order[i]];
        }

        _profiles.Clear();
        _profiles.AddRange(sorted);
    }

    // Null when something is too much for a word.
    private RequirementMasks? Masks(PolicyLayout layout, int[] profileOf, PlanProfile[] profiles, ulong[] ofProfiles)
    {
        PlanClause[] clauses = _clauses.Clauses;
        long[] ticks = Frequencies(profiles, clauses);
        bool fits = clauses.Length > 0 && clauses.Length + ticks.Length <= RequirementMasks.Most && _clauses.Items.Length <= RequirementMasks.Most && ticks.Length <= RequirementMasks.MostFrequencies;
        if (!fits) return null;
        var policies = new ulong[(clauses.Length + ticks.Length) * layout.Words];
        for (int bit = 0; bit < layout.EnabledCount; bit++)
        {
            for (ulong left = ofProfiles[profileOf[bit]]; left != 0;) Bits.Set(policies.AsSpan(Bits.TakeLowest(ref left) * layout.Words, layout.Words), bit);
            int frequency = Array.IndexOf(ticks, profiles[profileOf[bit]].SecondaryTicks);
            if (frequency >= 0) Bits.Set(policies.AsSpan((clauses.Length + frequency) * layout.Words, layout.Words), bit);
        }

        return new RequirementMasks(clauses, _clauses.Items, ticks, policies, layout.Words, StrengthRules.Mfa);
    }

    private static long[] Frequencies(PlanProfile[] profiles, PlanClause[] clauses)
    {
        var ticks = new long[profiles.Length + clauses.Length];
        int count = 0;
        foreach (PlanProfile profile in profiles) Insert(profile.SecondaryTicks);
        foreach (PlanClause clause in clauses) Insert(clause.ReauthenticationTicks);
        return ticks[..count];

        // In their order, each once. There are few: one for each different frequency.
        void Insert(long each)
        {
            int at = 0;
            while (at < count && ticks[at] < each) at++;
            if (each == 0 || (at < count && ticks[at] == each)) return;
            for (int i = count++; i > at; i--) ticks[i] = ticks[i - 1];
            ticks[at] = each;
        }
    }

    // Not when a condition of the clause is missing in the situation, nor when it may be dropped and the situation says so.
    private ulong[] DemandedIn(int words)
    {
        var sets = new ulong[Situations * words];
        for (int situation = 0; situation < Situations; situation++) AddDemanded(sets.AsSpan(situation * words, words), (ClauseCondition)situation);
        return sets;
    }

    private void AddDemanded(Span<ulong> set, ClauseCondition situation)
    {
        for (int clause = 0; clause < _clauses.Clauses.Length; clause++)
        {
            ClauseCondition when = _clauses.Clauses[clause].When, needs = when & ~ClauseCondition.Droppable;
            bool isDropped = (when & ClauseCondition.Droppable & situation) != 0;
            if (!isDropped && (needs & situation) == needs) Bits.Set(set, clause);
        }
    }

    private ulong[] Conditional(int words)
    {
        var set = new ulong[words];
        for (int clause = 0; clause < _clauses.Clauses.Length; clause++)
        {
            if (_clauses.Clauses[clause].When != ClauseCondition.None) Bits.Set(set, clause);
        }

        return set;
    }

    // A class, as every key here: dictionaries of references are compiled with the runtime, those of own structs in every process that starts.
    private sealed record ProfileKey(int Place, bool HasRisk, long Ticks, ValueArray<int> Clauses)
    {
        public bool IsReportOnly => Place >= ProfilePlace.FirstReportOnly;
    }

    private sealed record Profile(int Number, ProfileKey Key);
}
