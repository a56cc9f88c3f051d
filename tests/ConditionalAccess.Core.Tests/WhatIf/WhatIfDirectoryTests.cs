using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Core.Tests.WhatIf.Requests;

namespace ConditionalAccess.Core.Tests.WhatIf;

public class WhatIfDirectoryTests
{
    private static readonly GraphId ObjectId = "0a000000-0000-4000-8000-0000000000b1";
    private static readonly GraphId AppId = "0a000000-0000-4000-8000-0000000000b2";

    [Fact]
    public void A_user_whose_kind_nobody_says_is_an_internal_member()
        => Assert.Equal(UserKind.InternalMember, Read().ToSignIn().User.Kind);

    [Fact]
    public void The_directory_says_the_kind_when_the_request_does_not()
        => Assert.Equal(UserKind.InternalGuest, Read().ToSignIn(new() { User = new() { Kind = UserKind.InternalGuest } }).User.Kind);

    [Fact]
    public void Groups_and_roles_come_from_the_directory_and_are_not_known_without_it()
    {
        Assert.True(Read().ToSignIn().User.Groups.IsDefault);
        SignIn signIn = Read().ToSignIn(new() { User = new() { Id = UserId, Groups = ["g"], Roles = [], HasGroupOverage = true } });

        Assert.Equal(["g"], signIn.User.Groups);
        Assert.True(signIn.User.Roles is { IsDefault: false, IsEmpty: true });
        Assert.True(signIn.User.HasGroupOverage);
    }

    [Fact]
    public void Directory_data_of_another_user_are_refused()
        => Assert.StartsWith("the directory data are about user u2, but the request is about " + UserId,
            Assert.Throws<ArgumentException>(() => Read().ToSignIn(new() { User = new() { Id = "u2" } })).Message, StringComparison.Ordinal);

    [Fact]
    public void Attributes_of_the_resource_come_from_the_directory()
    {
        WhatIfDirectory directory = new() { Audiences = [new() { AppId = "app-1", IsAgentResource = true }, new() { AppId = "app-2" }] };

        Assert.True(Assert.Single((IEnumerable<Audience>)Read().ToSignIn(directory).Resource.Audiences).IsAgentResource);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, null)]
    public void A_service_principal_is_found_by_object_id_or_by_app_id(bool asksByObjectId, bool objectIdIsKnown, bool? applies)
    {
        ServicePrincipalSignals known = new() { Id = objectIdIsKnown ? ObjectId : default, AppId = AppId, IsRegisteredInThisTenant = true, IsMultiTenant = false, Attributes = [] };
        WhatIfResult result = Ask(asksByObjectId ? ObjectId : AppId, new() { ServicePrincipal = known });

        Assert.Equal(applies ?? false, result.PolicyApplies);
        Assert.Equal(applies == true ? AnalysisReasons.NotSet : AnalysisReasons.NotEnoughInformation, result.AnalysisReasons);
    }

    [Fact]
    public void Without_directory_data_it_is_not_known_whether_a_service_principal_is_in_reach()
        => Assert.Equal(AnalysisReasons.NotEnoughInformation, Ask(ObjectId, default).AnalysisReasons);

    [Fact]
    public void Directory_data_of_another_service_principal_are_refused()
        => Assert.Throws<ArgumentException>(() => Ask("other", new() { ServicePrincipal = new() { Id = ObjectId, AppId = AppId } }));

    private static WhatIfResult Ask(GraphId id, WhatIfDirectory directory)
    {
        ConditionalAccessPolicy policy = Sample.Policy().Block().For(Sample.NoUsers).Where(c => c with { ClientApplications = new() { IncludeServicePrincipals = [ObjectId] } });
        return Assert.Single((IEnumerable<WhatIfResult>)PolicySet.From(new() { Policies = [policy] }).Compile().WhatIf(Read(Principal(id)), directory).Value);
    }
}
