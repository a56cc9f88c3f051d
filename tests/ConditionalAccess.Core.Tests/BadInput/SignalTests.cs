using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.BadInput.Deciding;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>Signals that are missing, partial or strange. Each is tried in an include and in an exclude of a block policy.</summary>
public class SignalTests
{
    private const string Blocked = "Blocked 53003 ((block))";

    [Fact]
    public void Groups_beyond_the_overage_are_included_and_not_excluded()
    {
        SignIn partial = S0.InGroups(G1).With((UserSignals u) => u with { HasGroupOverage = true });
        Both(Groups(Finance), UserAssignment.All with { ExcludeGroups = [Finance] }, partial, "Users");
        Assert.Equal("Granted", Decide(Set(Policy().For(UserAssignment.All with { ExcludeGroups = [G1] }).Block()), partial));
        Assert.Equal(Blocked, Decide(Set(Policy().For(Groups(G1)).Block()), partial));
    }

    [Fact]
    public void A_user_of_whom_nothing_is_known_is_included_and_not_excluded()
    {
        SignIn nobody = S0 with { User = default };
        Both(new() { IncludeUsers = [U1] }, UserAssignment.All with { ExcludeUsers = [U1] }, nobody, "Users");
        Both(Groups(Finance), UserAssignment.All with { ExcludeGroups = [Finance] }, nobody, "Users");
        Both(Roles(GlobalAdministrator), UserAssignment.All with { ExcludeRoles = [GlobalAdministrator] }, nobody, "Users");
    }

    [Fact]
    public void Known_to_be_in_no_group_is_not_the_same_as_not_known()
    {
        Assert.Equal("Granted", Decide(Set(Policy().For(Groups(Finance)).Block()), S0.InGroups()));
        Assert.Equal(Blocked, Decide(Set(Policy().For(UserAssignment.All with { ExcludeGroups = [Finance] }).Block()), S0.InGroups()));
    }

    [Fact]
    public void A_guest_of_unknown_kind_is_included_and_not_excluded()
    {
        GuestAssignment guests = new() { Types = [UserKind.B2bCollaborationGuest], ExternalTenants = new() { MembershipKind = MembershipKind.All } };
        Both(new() { IncludeGuests = guests }, UserAssignment.All with { ExcludeGuests = guests }, S0.GuestOf(T1, UserKind.Unknown), "Users");
        Both(new() { IncludeUsers = [Keywords.GuestsOrExternalUsers] }, UserAssignment.All with { ExcludeUsers = [Keywords.GuestsOrExternalUsers] }, S0.GuestOf(T1, UserKind.Unknown), "Users");
    }

    [Fact]
    public void A_guest_of_an_unknown_tenant_is_included_and_not_excluded()
    {
        GuestAssignment guests = new() { Types = [UserKind.B2bCollaborationGuest], ExternalTenants = new() { MembershipKind = MembershipKind.Enumerated, Members = [T1] } };
        Both(new() { IncludeGuests = guests }, UserAssignment.All with { ExcludeGuests = guests }, S0.GuestOf(default), "Users");
        Assert.Equal("Granted", Decide(Set(Policy().For(new() { IncludeGuests = guests }).Block()), S0.GuestOf(GraphId.None)));
    }

    [Fact]
    public void A_guest_type_that_is_not_understood_is_included_and_not_excluded()
    {
        GuestAssignment guests = new() { Types = [new(default, "moonGuest")], ExternalTenants = new() { MembershipKind = MembershipKind.All } };
        Both(new() { IncludeGuests = guests }, UserAssignment.All with { ExcludeGuests = guests }, S0.GuestOf(T1), "Users");
    }

    [Fact]
    public void A_missing_address_is_in_every_included_location_and_in_no_excluded_one()
    {
        SignIn nowhere = S0 with { Network = default };
        foreach (GraphId location in new[] { Hq, Us, Keywords.AllTrusted })
        {
            Assert.Equal(Blocked + ", not known: Location", Decide(Set(Policy().From(location).Block()), nowhere));
            Assert.Equal(Blocked + ", not known: Location", Decide(Set(Policy().NotFrom(location).Block()), nowhere));
        }
    }

    [Fact]
    public void A_country_that_was_looked_up_and_not_found_is_not_a_missing_one()
    {
        SignIn unmapped = S0.With((NetworkSignals n) => n with { Country = CountryCode.Unmapped });
        Assert.Equal("Granted", Decide(Set(Policy().From(Us).Block()), unmapped));
        PolicySet counts = PolicySet.From(Tenant(Policy().From(Us).Block()) with { NamedLocations = [CountryLocation(Us, "US", includeUnknown: true)] });
        Assert.Equal(Blocked, Decide(counts, unmapped));
        Assert.Equal(Blocked + ", not known: Location", Decide(counts, S0.With((NetworkSignals n) => n with { Country = default })));
    }

    [Theory]
    [InlineData("0\u0430000000-0000-4000-8000-000000000001")]
    [InlineData("\u202E0a000000-0000-4000-8000-000000000001")]
    [InlineData("0a000000-0000-4000-8000-000000000001\u200D")]
    [InlineData("0a000000-0000-4000-8000-000000000001\0")]
    [InlineData("\ud8000a000000-0000-4000-8000-000000000001")]
    public void A_user_id_that_only_looks_like_another_is_not_excluded(string id)
        => Assert.Equal(Blocked, Decide(Set(Policy().For(UserAssignment.All with { ExcludeUsers = [U1] }).Block()), S0.With((UserSignals u) => u with { Id = id })));

    [Fact]
    public void Enumeration_values_that_do_not_exist_never_loosen_and_never_throw()
    {
        SignIn strange = S0 with
        {
            User = S0.User with { Kind = (UserKind)200, IdentityProvider = (IdentityProvider)200 },
            Client = new() { AppType = (ClientAppType)200, Platform = (DevicePlatform)200, TransferMethod = (TransferMethod)200, OriginalTransferMethod = (TransferMethod)200, RequestKind = (RequestKind)200 },
            Risk = new() { SignIn = (RiskLevel)200, User = (RiskLevel)200, ServicePrincipal = (RiskLevel)200, Agent = (RiskLevel)200, Insider = (InsiderRiskLevel)200 },
            Authentication = S0.Authentication with { PerformedIn = (AuthenticationPlace)200, Methods = (AuthenticationMethods)int.MaxValue },
        };
        Assert.Equal(Blocked, Decide(Set(Policy().Block()), strange));
        Assert.StartsWith("Blocked", Decide(Set(Policy().Block()), strange with { Subject = (SubjectKind)200 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Instants_at_the_ends_of_time_are_never_fresh_and_never_throw()
    {
        ConditionalAccessPolicy hourly = Policy().With(Frequency(Hours(1))), longest = Policy().With(Frequency(Hours(int.MaxValue)));
        foreach ((DateTimeOffset? at, DateTimeOffset? primary) in new (DateTimeOffset?, DateTimeOffset?)[]
            { (DateTimeOffset.MaxValue, DateTimeOffset.MinValue), (DateTimeOffset.MinValue, DateTimeOffset.MaxValue), (Now, Now.AddYears(10)), (null, Now), (Now, null) })
        {
            SignIn signIn = (S0.MfaDone() with { At = at }).With((AuthenticationSignals a) => a with { PrimaryAt = primary, MfaAt = primary });
            Assert.StartsWith("ControlsRequired (", Decide(Set(hourly), signIn), StringComparison.Ordinal);
            Assert.NotEmpty(Decide(Set(longest), signIn));
        }
    }

    private static PolicySet Set(ConditionalAccessPolicy policy) => PolicySet.From(Tenant(policy));

    // Unknown in an include matches, unknown in an exclude does not; what-if does not apply a policy of unknown value.
    private static void Both(UserAssignment include, UserAssignment exclude, SignIn signIn, string missing)
    {
        foreach (UserAssignment users in new[] { include, exclude })
            Assert.Equal(Blocked + ", not known: " + missing, Decide(Set(Policy().For(users).Block()), signIn));
    }
}
