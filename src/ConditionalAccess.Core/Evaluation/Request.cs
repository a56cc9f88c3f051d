using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>
/// One sign-in under evaluation, with what several conditions derive from it, read in place. A prepared user or device stands in place of the
/// sign-in's own. Lives on the stack.
/// </summary>
internal readonly ref struct Request
{
    private readonly ref readonly SignIn _signIn;
    private readonly ref readonly UserSignals _user;
    private readonly ref readonly DeviceSignals _device;

    /// <param name="signIn">The sign-in.</param>
    /// <param name="mode">How unknown signals are resolved.</param>
    /// <param name="user">A prepared user; null: the sign-in's.</param>
    /// <param name="device">A prepared device; null: the sign-in's.</param>
    public Request(ref readonly SignIn signIn, EvaluationMode mode, SubjectRow? user = null, DeviceRow? device = null)
    {
        _signIn = ref signIn;
        _user = ref user is null ? ref signIn.UserInPlace : ref user.User;
        _device = ref device is null ? ref signIn.DeviceInPlace : ref device.Device;
        PreparedUser = user;
        PreparedDevice = device;
        IsWhatIf = mode == EvaluationMode.WhatIf;
        Subject = signIn.Subject == SubjectKind.Unknown ? SubjectKind.User : signIn.Subject;
        Kind = Subject == SubjectKind.User ? _user.Kind : UserKind.InternalMember;
    }

    public ref readonly SignIn SignIn => ref _signIn;

    public ref readonly UserSignals User => ref _user;

    public ref readonly DeviceSignals Device => ref _device;

    public SubjectRow? PreparedUser { get; }

    public DeviceRow? PreparedDevice { get; }

    public bool IsWhatIf { get; }

    public SubjectKind Subject { get; }

    /// <summary>The user's kind; other subjects count as internal.</summary>
    public UserKind Kind { get; }

    // "Any platform" and "any client" are answers to a what-if only; to an access decision they say nothing (spec 9.3).
    public DevicePlatform Platform
    {
        get
        {
            DevicePlatform platform = _signIn.ClientInPlace.Platform;
            return platform > DevicePlatform.Other || (platform == DevicePlatform.All && !IsWhatIf) ? DevicePlatform.Unknown : platform;
        }
    }

    public ClientAppType ClientApp
    {
        get
        {
            ClientAppType appType = _signIn.ClientInPlace.AppType;
            return appType > ClientAppType.Other || (appType == ClientAppType.All && !IsWhatIf) ? ClientAppType.Unknown : appType;
        }
    }
}

/// <summary>Who counts as external (spec 4.2).</summary>
internal static class ExternalUsers
{
    public static bool IsExternal(UserKind kind) => kind > UserKind.InternalGuest;
}
